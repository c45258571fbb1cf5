import type { Block } from './block.ts';
import { countWords } from './countWords.ts';

/** Words above which a chunk is split: beyond this an embedding blurs and an answer becomes a page. */
export const maxWords = 180;
/** Words from which a chunk is long enough. */
const enoughWords = 80;
/** A last chunk shorter than this joins the one before when both fit. */
const tailWords = 40;

/**
 * Packs the blocks of one section into chunk texts of 80 to 180 words. Blocks stay whole when they fit; longer ones are
 * split between units, and a unit longer than a chunk between words.
 *
 * @returns Texts in reading order; a section shorter than 80 words is one text.
 */
export function packBlocks(blocks: readonly Block[]): string[] {
  const chunks: string[] = [];
  for (const piece of blocks.flatMap(fitting)) {
    const last = chunks.at(-1);
    const words = last === undefined ? 0 : countWords(last);
    const joins = words < enoughWords && words + countWords(piece) <= maxWords;
    if (last !== undefined && joins) chunks[chunks.length - 1] = `${last}\n\n${piece}`;
    else chunks.push(piece);
  }
  const [before, tail] = chunks.slice(-2);
  if (before === undefined || tail === undefined) return chunks;
  const tailFits = countWords(tail) < tailWords && countWords(before) + countWords(tail) <= maxWords;
  return tailFits ? [...chunks.slice(0, -2), `${before}\n\n${tail}`] : chunks;
}

/** The block as one text, or as several when it is longer than a chunk. */
function fitting(block: Block): string[] {
  if (countWords(block.units.join(' ')) <= maxWords) return [block.units.join(block.separator)];
  const parts: string[] = [];
  for (const unit of block.units.flatMap(splitWords)) {
    const last = parts.at(-1);
    const joins = last !== undefined && countWords(last) + countWords(unit) <= maxWords;
    if (joins) parts[parts.length - 1] = `${last}${block.separator}${unit}`;
    else parts.push(unit);
  }
  return parts;
}

function splitWords(unit: string): string[] {
  if (countWords(unit) <= maxWords) return [unit];
  const words = unit.split(/\s+/).filter((word) => word !== '');
  const count = Math.ceil(words.length / maxWords);
  return Array.from({ length: count }, (_, i) => words.slice(i * maxWords, (i + 1) * maxWords).join(' '));
}
