import type { Heading, RootContent } from 'mdast';
import { countWords, type Passage } from './chunk.ts';
import { type Block, inline, markdownBlock, type PagedNode, type SourceDocument } from './markdownBlock.ts';

/** A piece of a block that is not split between chunks. */
interface Piece extends Block {
  /** Whether it continues the previous piece, from the same block that was too long. */
  readonly continues: boolean;
}

/** Maximum number of sentences that a chunk repeats from the previous one. */
const sentences = 2;
/** Maximum number of words of these sentences together. */
export const overlapWords = 40;

/**
 * The overlap of a chunk with the previous one in its section: the last one or two sentences of running text, so that a
 * sentence that depends on them ("It costs 5 euros then") is found and understood in context. Lists, tables and code
 * are not repeated, because their lines make sense alone; neither is a last sentence of more than 40 words.
 *
 * @param before - Pieces of the previous chunk; none for the first chunk of a section.
 */
function overlapOf(before: readonly Piece[]): Piece | undefined {
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

/**
 * Returns the block as one piece, or as several if it is longer than a chunk.
 *
 * @param maxWords - Maximum number of words of a piece. A unit with more is split between words.
 */
function splitBlock(block: Block, maxWords: number): Piece[] {
  if (countWords(block.units.join(' ')) <= maxWords) return [{ ...block, continues: false }];
  const pieces: string[][] = [];
  let words = 0;
  for (const unit of block.units.flatMap((whole) => splitWords(whole, maxWords))) {
    const unitWords = countWords(unit);
    const last = pieces.at(-1);
    if (last !== undefined && words + unitWords <= maxWords) {
      last.push(unit);
      words += unitWords;
    } else {
      pieces.push([unit]);
      words = unitWords;
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

/** Maximum number of words of a chunk; in longer ones the embedding loses detail and answers become too long. */
export const maxWords = 180;
/** Number of words from which a chunk is long enough. */
const enoughWords = 80;
/** A last chunk with fewer words joins the previous one if both fit. */
const tailWords = 40;

/** The text of a chunk. */
export interface Packed {
  readonly text: string;
  /** The page it starts on, if the format has pages. */
  readonly page?: number;
}

/**
 * Packs the blocks of a section into chunk texts of 80 to 180 words. Blocks stay whole if they fit; longer ones are
 * split between units, and units longer than a chunk between words. In a section with several chunks, each starts with
 * the end of the previous one, see {@link overlapOf}; these words are not counted.
 *
 * @returns Texts in reading order; a section with fewer than 80 words is one text.
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
    const pieceText = piece.units.join(piece.separator);
    if (i === 0) return pieceText;
    return `${text}${piece.continues ? piece.separator : '\n\n'}${pieceText}`;
  }, '');
}

interface Section {
  readonly headings: readonly Heading[];
  readonly blocks: Block[];
}

/**
 * Splits a document into passages, which never extend across headings.
 *
 * The title is the document's own, otherwise a level-1 heading at its start.
 */
export function documentPassages({ title: named, metadata, nodes }: SourceDocument): Passage[] {
  const [first, ...rest] = nodes;
  const startsWithTitle = first?.type === 'heading' && first.depth === 1;
  const title = named ?? (startsWithTitle ? inline(first.children) : undefined);
  // A first heading that repeats the title adds nothing to the path.
  const repeatsTitle = startsWithTitle && inline(first.children) === title;

  return sectionsOf(repeatsTitle ? rest : nodes).flatMap((section) => {
    const slugPath = section.headings
      .map((heading) => inline(heading.children))
      .filter((name) => name !== '');
    const titlePath = title === undefined ? slugPath : [title, ...slugPath];
    return packBlocks(section.blocks).map(({ text, page }) => {
      const passageMetadata = page === undefined ? metadata : { ...metadata, page: String(page) };
      return {
        slugPath,
        titlePath,
        text,
        ...(Object.keys(passageMetadata).length === 0 ? {} : { metadata: passageMetadata }),
      };
    });
  });
}

function sectionsOf(nodes: readonly PagedNode[]): Section[] {
  let current: Section = { headings: [], blocks: [] };
  const sections = [current];
  for (const node of nodes) {
    if (node.type === 'heading') {
      const above = current.headings.filter((heading) => heading.depth < node.depth);
      current = { headings: [...above, node], blocks: [] };
      sections.push(current);
    } else if (isBlock(node)) {
      const block = markdownBlock(node);
      if (block !== undefined)
        current.blocks.push(node.page === undefined ? block : { ...block, page: node.page });
    }
  }
  return sections;
}

type BlockNode = Parameters<typeof markdownBlock>[0];

function isBlock(node: RootContent): node is RootContent & BlockNode {
  return ['paragraph', 'html', 'code', 'list', 'table', 'blockquote', 'footnoteDefinition'].includes(
    node.type,
  );
}
