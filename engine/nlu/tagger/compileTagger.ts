import type { Annotation } from '../../model/documents/utterance.ts';
import { decodeTags, type EntityTagger, makeTagSet } from './entityTagger.ts';
import { type Hit, tokenFeatures, tokenise } from './tokenFeatures.ts';

/** Finds values in a text: in order, without overlaps. */
export type TagValues = (text: string, hits: readonly Hit[]) => readonly Annotation[];

/** Prepares a tagger for use on many messages. */
export function compileTagger({ kinds, hashes, weights, transitions }: EntityTagger): TagValues {
  if (kinds.length === 0) return () => [];
  const { tags: meaning, size } = makeTagSet(kinds);
  const rows = new Map(Array.from(hashes, (hash, row) => [hash, row]));
  return (text, hits) => {
    const tokens = tokenise(text);
    const scores = new Float64Array(tokens.length * size);
    tokenFeatures(tokens, hits).forEach((features, token) => {
      for (const hash of features) {
        const row = rows.get(hash);
        if (row === undefined) continue;
        for (let tag = 0; tag < size; tag++) {
          scores[token * size + tag] = (scores[token * size + tag] ?? 0) + (weights[row * size + tag] ?? 0);
        }
      }
    });
    const found: Annotation[] = [];
    decodeTags(scores, transitions, size).forEach((tag, token) => {
      const { entity, role, begins } = meaning[tag] ?? {};
      const { start = 0, end = 0 } = tokens[token] ?? {};
      if (entity === undefined) return;
      const last = found.at(-1);
      if (begins === true || last === undefined) {
        found.push({ start, end, entity, ...(role !== undefined && { role }) });
      } else {
        found[found.length - 1] = { ...last, end };
      }
    });
    return found.flatMap((value) => withoutSigns(text, value));
  };
}

/** No value begins or ends in the punctuation of its sentence. */
function withoutSigns(text: string, value: Annotation): readonly Annotation[] {
  const written = text.slice(value.start, value.end);
  const bare = written.replace(/^[\s,;:.!?"\u201c\u201d\u201e]+/, '');
  const start = value.end - bare.length;
  const end = start + bare.replace(/[\s,;:.!?"\u201c\u201d\u201e]+$/, '').length;
  return start < end ? [{ ...value, start, end }] : [];
}
