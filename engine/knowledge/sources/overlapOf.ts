import { countWords } from './countWords.ts';
import type { Piece } from './piece.ts';

/** Most sentences that a chunk repeats of the one before. */
const sentences = 2;
/** Most words of them together. */
export const overlapWords = 40;

/**
 * What a chunk repeats of the one before in its section: the last one or two sentences of running text, so that a
 * sentence that leans on them ("It costs 5 euros then") is found and understood with what it leans on. Lists, tables and
 * code are not repeated: each of their lines stands alone. A last sentence of more than 40 words is not, either.
 *
 * @param before - Pieces of the chunk before; none for the first chunk of a section.
 */
export function overlapOf(before: readonly Piece[]): Piece | undefined {
  const last = before.at(-1);
  if (last === undefined || last.separator !== ' ') return undefined;
  const units: string[] = [];
  let words = 0;
  for (const unit of last.units.toReversed()) {
    words += countWords(unit);
    if (units.length === sentences || words > overlapWords) break;
    units.unshift(unit);
  }
  return units.length === 0 ? undefined : { units, separator: ' ', continues: false };
}
