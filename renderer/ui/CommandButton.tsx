import { ActionIcon, Tooltip } from '@mantine/core';
import type { IconComponent } from './panelDefinition.ts';

/** One thing a person can do: menu, toolbar, shortcut and palette share it. */
export interface UiCommand {
  /** Unique, `area.verb`: `edit.undo`. */
  readonly id: string;
  /** What it does now; may depend on the document ("Undo add state"). */
  readonly label: () => string;
  readonly icon: IconComponent;
  /** Heading in the palette. */
  readonly group: 'Edit' | 'Flow' | 'View' | 'Run' | 'Project';
  /** Shortcuts in the notation of `useHotkeys`, `mod+Z`; the first is shown. */
  readonly shortcuts?: readonly string[];
  /** More words by which the palette finds it. */
  readonly keywords?: string;
  readonly enabled: () => boolean;
  readonly run: () => void;
}

const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Prints `mod+shift+Z` the way keyboards of this system name it: `Ctrl+Shift+Z`, `⌘⇧Z`. */
export function shortcutText(shortcut: string): string {
  const parts = shortcut.split('+').map((part) => {
    if (part === 'mod') return apple ? '⌘' : 'Ctrl';
    if (part === 'shift') return apple ? '⇧' : 'Shift';
    if (part === 'alt') return apple ? '⌥' : 'Alt';
    return part.length === 1 ? part.toUpperCase() : part;
  });
  return parts.join(apple ? '' : '+');
}

interface CommandButtonProps {
  readonly command: UiCommand;
  /** Draws it as switched on. */
  readonly active?: boolean;
}

/** A command as an icon with its label and shortcut in the tooltip. */
export function CommandButton({ command, active = false }: CommandButtonProps) {
  const label = command.label();
  const shortcut = command.shortcuts?.[0];
  const Icon = command.icon;
  return (
    <Tooltip label={shortcut === undefined ? label : `${label}  ${shortcutText(shortcut)}`}>
      <ActionIcon
        size={30}
        aria-label={label}
        aria-pressed={active || undefined}
        variant={active ? 'light' : 'subtle'}
        color={active ? 'loom' : 'gray'}
        // Not `disabled`: a disabled button loses the focus and the tooltip that says what it would do.
        aria-disabled={!command.enabled() || undefined}
        {...(command.enabled() ? {} : { 'data-disabled': true })}
        onClick={() => {
          if (command.enabled()) command.run();
        }}
      >
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
