import { compareText } from '../classifier/compareText.ts';

/** What a tag says: the value it belongs to, and whether it begins it. */
export interface Tag {
  readonly entity: string;
  readonly role: string | undefined;
  readonly begins: boolean;
}

/**
 * The tags of a tagger in the BIO scheme (Ramshaw and Marcus 1995): tag 0 is outside of any value; then, for each kind
 * of value, one for its first token and one for the others.
 */
export interface TagSet {
  /** Kinds of values, `city` or `city:from`, sorted. Kind n has the tags 2n + 1 and 2n + 2. */
  readonly kinds: readonly string[];
  readonly size: number;
  /** By tag; tag 0 has none. */
  readonly tags: readonly (Tag | undefined)[];
  /** Tag of the same place in the entity whatever the role; a column of its own. -1 for an entity without roles. */
  readonly shared: Int32Array;
  /** Number of tags and shared columns. */
  readonly columns: number;
}

/** Name of a kind of value. */
export function kindOf(entity: string, role: string | undefined): string {
  return role === undefined ? entity : `${entity}:${role}`;
}

/** Makes the tags for kinds of values, whatever their order. */
export function makeTagSet(kindsInAnyOrder: Iterable<string>): TagSet {
  const kinds = [...new Set(kindsInAnyOrder)].sort(compareText);
  const tags: (Tag | undefined)[] = [undefined];
  for (const kind of kinds) {
    const [entity = '', role] = kind.split(':', 2);
    tags.push({ entity, role, begins: true }, { entity, role, begins: false });
  }
  const shared = new Int32Array(tags.length).fill(-1);
  let columns = tags.length;
  const entities = Map.groupBy(kinds.keys(), (n) => kinds[n]?.split(':', 1)[0] ?? '');
  for (const ofEntity of entities.values()) {
    if (ofEntity.length < 2) continue;
    for (const n of ofEntity) {
      shared[2 * n + 1] = columns;
      shared[2 * n + 2] = columns + 1;
    }
    columns += 2;
  }
  return { kinds, size: tags.length, tags, shared, columns };
}

/** Whether a tag may follow another: the inside of a value follows its beginning or its inside. -1: the start of the text. */
export function mayFollow(tag: number, previous: number): boolean {
  if (tag === 0 || tag % 2 === 1) return true;
  return previous === tag || previous === tag - 1;
}
