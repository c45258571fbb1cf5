import type { IconComponent } from './iconComponent.ts';

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
