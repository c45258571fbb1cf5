import { compareText } from '../classifier/deterministic.ts';

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
function mayFollow(tag: number, previous: number): boolean {
  if (tag === 0 || tag % 2 === 1) return true;
  return previous === tag || previous === tag - 1;
}

/** A trained tagger of values in messages: plain data, made by `trainEntityTagger`, stored by `serialiseEntityTagger`. */
export interface EntityTagger {
  /** Kinds of values, `city` or `city:from`, sorted; empty for one that finds nothing. */
  readonly kinds: readonly string[];
  /** Fingerprint of what it was trained on, see `entityDataHash`. */
  readonly dataHash: string;
  /** Features that say something, as 32-bit hashes, ascending. */
  readonly hashes: Int32Array;
  /** By feature and tag. */
  readonly weights: Float32Array;
  /** By tag before, plus one (0 is the start of the text), and tag. */
  readonly transitions: Float32Array;
}

/**
 * The best sequence of tags (Viterbi): the highest sum of the scores of tags at tokens and of tags after tags, among
 * those in which every value begins with its beginning. Of equally good ones, the one with the lower tags.
 *
 * @param scores - By token and tag.
 * @param transitions - By tag before, plus one (0 is the start of the text), and tag.
 */
export function decodeTags(scores: Float64Array, transitions: ArrayLike<number>, size: number): Int32Array {
  const length = scores.length / size;
  const from = new Int32Array(scores.length);
  let before = new Float64Array(size);
  let now = new Float64Array(size);
  for (let at = 0; at < length; at++) {
    for (let tag = 0; tag < size; tag++) {
      let best = Number.NEGATIVE_INFINITY;
      let bestPrevious = 0;
      const first = at === 0 ? -1 : 0;
      const last = at === 0 ? -1 : size - 1;
      for (let previous = first; previous <= last; previous++) {
        if (!mayFollow(tag, previous)) continue;
        const sum =
          (at === 0 ? 0 : (before[previous] ?? 0)) + (transitions[(previous + 1) * size + tag] ?? 0);
        if (sum > best) {
          best = sum;
          bestPrevious = previous;
        }
      }
      now[tag] = best + (scores[at * size + tag] ?? 0);
      from[at * size + tag] = bestPrevious;
    }
    [before, now] = [now, before];
  }
  const tags = new Int32Array(length);
  let tag = 0;
  for (let other = 1; other < size; other++) if ((before[other] ?? 0) > (before[tag] ?? 0)) tag = other;
  for (let at = length - 1; at >= 0; at--) {
    tags[at] = tag;
    tag = from[at * size + tag] ?? 0;
  }
  return tags;
}
