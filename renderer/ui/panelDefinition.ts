import type { ComponentType } from 'react';

/** An icon of a panel, command or node kind. */
export type IconComponent = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** A group of the left rail. `project` stands at the bottom. */
export type ViewGroupId = 'design' | 'understand' | 'connect' | 'try' | 'ship' | 'project';

/** A view of the left rail: it fills the window between rail and status bar. */
export interface MainViewDefinition {
  readonly id: string;
  readonly label: string;
  readonly icon: IconComponent;
  readonly group: ViewGroupId;
  /** All of it works only with the host. */
  readonly needsHost?: boolean;
  readonly component: ComponentType;
}

/** A panel to the right of the canvas. Open panels are side by side in a wide window, otherwise tabs. */
export interface SidePanelDefinition {
  readonly id: string;
  readonly label: string;
  readonly icon: IconComponent;
  /** All of it works only with the host. */
  readonly needsHost?: boolean;
  readonly component: ComponentType;
}

/** A dialog that `view.openDialog(id)` shows. It is mounted only while it is open. */
export interface DialogDefinition {
  readonly id: string;
  readonly component: ComponentType<{ readonly onClose: () => void }>;
}
