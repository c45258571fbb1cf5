import type { AnnotatedUtterance, Annotation } from '../../model/utterance.ts';
import { kindOf } from './tagSet.ts';

/** How well values are found. */
export interface TaggingScore {
  /** Share of what was found that is right. */
  readonly precision: number;
  /** Share of what is there that was found. */
  readonly recall: number;
  /** Harmonic mean of the two. */
  readonly f1: number;
}

/**
 * Compares what was found with what is annotated, as CoNLL-2003 did (Tjong Kim Sang and De Meulder 2003): a value counts
 * only with exactly the right span, entity and role.
 *
 * @param find - What is asked for the values of a text.
 */
export function scoreTagging(
  utterances: readonly AnnotatedUtterance[],
  find: (text: string) => readonly Annotation[],
): TaggingScore {
  let [right, found, there] = [0, 0, 0];
  for (const { text, annotations } of utterances) {
    const values = find(text);
    const wanted = new Set(annotations.map(keyOf));
    found += values.length;
    there += wanted.size;
    right += values.filter((value) => wanted.has(keyOf(value))).length;
  }
  const precision = found === 0 ? 0 : right / found;
  const recall = there === 0 ? 0 : right / there;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function keyOf({ start, end, entity, role }: Annotation): string {
  return `${start} ${end} ${kindOf(entity, role)}`;
}
