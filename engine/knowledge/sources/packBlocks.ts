import type { Block } from './block.ts';
import { countWords } from './countWords.ts';
import { overlapOf } from './overlapOf.ts';
import type { Piece } from './piece.ts';
import { splitBlock } from './splitBlock.ts';

/** Words above which a chunk is split: beyond this an embedding blurs and an answer becomes a page. */
export const maxWords = 180;
/** Words from which a chunk is long enough. */
const enoughWords = 80;
/** A last chunk shorter than this joins the one before when both fit. */
const tailWords = 40;

/** The text of a chunk. */
export interface Packed {
  readonly text: string;
  /** Page that it begins on, where the format has pages. */
  readonly page?: number;
}

/**
 * Packs the blocks of one section into chunk texts of 80 to 180 words. Blocks stay whole when they fit; longer ones are
 * split between units, and a unit longer than a chunk between words. What follows in a section that does not fit one
 * chunk begins with the end of the chunk before, see {@link overlapOf}: these words come on top of the 180.
 *
 * @returns Texts in reading order; a section shorter than 80 words is one text.
 */
export function packBlocks(blocks: readonly Block[]): Packed[] {
  const chunks: Piece[][] = [];
  for (const piece of blocks.flatMap((block) => splitBlock(block, maxWords))) {
    const last = chunks.at(-1);
    const words = last === undefined ? 0 : wordsOf(last);
    const joins = words < enoughWords && words + wordsOf([piece]) <= maxWords;
    if (last !== undefined && joins) last.push(piece);
    else chunks.push([piece]);
  }
  const [before, tail] = chunks.slice(-2);
  if (before !== undefined && tail !== undefined) {
    const tailFits = wordsOf(tail) < tailWords && wordsOf(before) + wordsOf(tail) <= maxWords;
    if (tailFits) before.push(...(chunks.pop() ?? []));
  }
  return chunks.map((pieces, i) => {
    const overlap = overlapOf(chunks[i - 1] ?? []);
    const page = pieces[0]?.page;
    return {
      text: render(overlap === undefined ? pieces : [overlap, ...pieces]),
      ...(page === undefined ? {} : { page }),
    };
  });
}

function wordsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { units }) => sum + countWords(units.join(' ')), 0);
}

function render(pieces: readonly Piece[]): string {
  return pieces.reduce((text, piece, i) => {
    const own = piece.units.join(piece.separator);
    if (i === 0) return own;
    return `${text}${piece.continues ? piece.separator : '\n\n'}${own}`;
  }, '');
}
