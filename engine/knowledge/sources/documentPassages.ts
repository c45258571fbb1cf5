import type { Heading, RootContent } from 'mdast';
import { countWords, type Passage } from './chunk.ts';
import { type Block, inline, markdownBlock, type PagedNode, type SourceDocument } from './markdownBlock.ts';

/** A piece of a block that is in one chunk whole. */
interface Piece extends Block {
  /** Goes on where the piece before stopped: both are of one block that was too long. */
  readonly continues: boolean;
}

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
 * The block as one piece, or as several when it is longer than a chunk.
 *
 * @param maxWords - Most words of a piece. A unit that has more is split between words.
 */
function splitBlock(block: Block, maxWords: number): Piece[] {
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

interface Section {
  readonly headings: readonly Heading[];
  readonly blocks: Block[];
}

/**
 * Divides a document into passages. A passage never crosses a heading.
 *
 * The title is the one that the document names, otherwise a level-1 heading that opens it.
 */
export function documentPassages({ title: named, metadata, nodes }: SourceDocument): Passage[] {
  const [first, ...rest] = nodes;
  const opens = first?.type === 'heading' && first.depth === 1;
  const title = named ?? (opens ? inline(first.children) : undefined);
  // A heading that repeats the title above the document adds nothing to the path.
  const repeats = opens && inline(first.children) === title;

  return sectionsOf(repeats ? rest : nodes).flatMap((section) => {
    const slugPath = section.headings
      .map((heading) => inline(heading.children))
      .filter((name) => name !== '');
    const titlePath = title === undefined ? slugPath : [title, ...slugPath];
    return packBlocks(section.blocks).map(({ text, page }) => {
      const facts = page === undefined ? metadata : { ...metadata, page: String(page) };
      return {
        slugPath,
        titlePath,
        text,
        ...(Object.keys(facts).length === 0 ? {} : { metadata: facts }),
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
