import { ActionIcon, Tooltip } from '@mantine/core';
import { shortcutText } from './shortcutText.ts';
import type { UiCommand } from './uiCommand.ts';

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
