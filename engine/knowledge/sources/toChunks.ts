import type { Chunk, Passage } from './chunk.ts';
import { passageHash } from './passageHash.ts';
import { slugify } from './slugify.ts';

/**
 * Gives the passages of a source their identity.
 *
 * @param source - Path below the project, forward slashes.
 * @returns Chunks in the same order, with ids that are unique within the source.
 */
export function toChunks(source: string, passages: readonly Passage[]): Chunk[] {
  const taken = new Set<string>();
  return passages.map(({ slugPath, ...passage }) => {
    const slug = slugPath
      .map(slugify)
      .filter((part) => part !== '')
      .join('/');
    const id = uniqueId(`${source}#${slug === '' ? 'top' : slug}`, taken);
    return { id, source, ...passage, hash: passage.hash ?? passageHash(passage) };
  });
}

function uniqueId(base: string, taken: Set<string>): string {
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
