import type { ReactNode } from 'react';

/** The groups of the list in order, with the size of the frame for their components. */
export const groups = {
  Widgets: 'field',
  'Building blocks': 'field',
  Forms: 'panel',
  Canvas: 'view',
  Panels: 'panel',
  Views: 'view',
  Sections: 'page',
  Dialogs: 'view',
  Window: 'view',
} as const;

export type GalleryGroup = keyof typeof groups;

/** A component with the states that it can be in. */
export interface GalleryEntry {
  /** Name in the list: "Text field". */
  readonly name: string;
  readonly group: GalleryGroup;
  /** Renders the component in each of its states, by name of the state. */
  readonly states: Readonly<Record<string, () => ReactNode>>;
}

/**
 * Declares the gallery entries of the components in a file: the default export of `X.gallery.tsx`, beside `X.tsx`. A
 * test renders every state and checks it with axe.
 */
export function gallery(...entries: readonly GalleryEntry[]): readonly GalleryEntry[] {
  return entries;
}
