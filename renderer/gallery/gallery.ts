import type { ReactNode } from 'react';

/** Headings of the gallery's list, in their order, with the room that a component has there. */
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
  /** What people would call it: "Text field". */
  readonly name: string;
  readonly group: GalleryGroup;
  /** The component in each of its states, by what the state is called. */
  readonly states: Readonly<Record<string, () => ReactNode>>;
}

/**
 * Declares what the gallery shows of the components of a file. The default export of `X.gallery.tsx`, beside `X.tsx`;
 * every state is also drawn by a test and looked at by axe.
 */
export function gallery(...entries: readonly GalleryEntry[]): readonly GalleryEntry[] {
  return entries;
}
