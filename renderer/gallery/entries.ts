import { type GalleryEntry, type GalleryGroup, groups } from './gallery.ts';

/** One state of one component, with its address in the gallery. */
export interface GalleryPlace {
  /** The part of the address after `#`: `widgets/text-field/empty`. */
  readonly id: string;
  readonly group: GalleryGroup;
  readonly name: string;
  readonly state: string;
  /** File of the entry, relative to the gallery: `../ui/List.gallery.tsx`. */
  readonly file: string;
  readonly draw: GalleryEntry['states'][string];
}

const modules = import.meta.glob<{ readonly default: readonly GalleryEntry[] }>('../**/*.gallery.tsx', {
  eager: true,
});
const order = Object.keys(groups);

/** Every state of every component, in the order of the list. */
export const places: readonly GalleryPlace[] = Object.entries(modules)
  .flatMap(([file, module]) => module.default.map((entry) => ({ file, entry })))
  .sort(
    (a, b) =>
      order.indexOf(a.entry.group) - order.indexOf(b.entry.group) ||
      a.entry.name.localeCompare(b.entry.name, 'en'),
  )
  .flatMap(({ file, entry: { group, name, states } }) =>
    Object.entries(states).map(([state, draw]) => ({
      id: [group, name, state].map(slug).join('/'),
      group,
      name,
      state,
      file,
      draw,
    })),
  );

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
