import type { ComponentType } from 'react';

/** An icon as every panel, command and node kind brings one. */
export type IconComponent = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** A view of the left rail: it fills the window between rail and status line. */
export interface MainViewDefinition {
  readonly id: string;
  readonly label: string;
  readonly icon: IconComponent;
  readonly component: ComponentType;
}

/** A panel at the right of the canvas. Panels that are open stand side by side on a wide window, else as tabs. */
export interface SidePanelDefinition {
  readonly id: string;
  readonly label: string;
  readonly icon: IconComponent;
  readonly component: ComponentType;
}

/** A dialog that `view.openDialog(id)` shows. It is mounted only while it is open. */
export interface DialogDefinition {
  readonly id: string;
  readonly component: ComponentType<{ readonly onClose: () => void }>;
}
