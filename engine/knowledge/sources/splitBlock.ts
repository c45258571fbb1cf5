import type { Block } from './block.ts';
import { countWords } from './countWords.ts';
import type { Piece } from './piece.ts';

/**
 * The block as one piece, or as several when it is longer than a chunk.
 *
 * @param maxWords - Most words of a piece. A unit that has more is split between words.
 */
export function splitBlock(block: Block, maxWords: number): Piece[] {
  if (countWords(block.units.join(' ')) <= maxWords) return [{ ...block, continues: false }];
  const pieces: string[][] = [];
  let words = 0;
  for (const unit of block.units.flatMap((whole) => splitWords(whole, maxWords))) {
    const own = countWords(unit);
    const last = pieces.at(-1);
    if (last !== undefined && words + own <= maxWords) {
      last.push(unit);
      words += own;
    } else {
      pieces.push([unit]);
      words = own;
    }
  }
  return pieces.map((units, i) => ({ ...block, units, continues: i > 0 }));
}

function splitWords(unit: string, maxWords: number): string[] {
  if (countWords(unit) <= maxWords) return [unit];
  const words = unit.split(/\s+/).filter((word) => word !== '');
  const count = Math.ceil(words.length / maxWords);
  return Array.from({ length: count }, (_, i) => words.slice(i * maxWords, (i + 1) * maxWords).join(' '));
}
