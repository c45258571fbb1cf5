import type { FootnoteDefinition, Heading, RootContent } from 'mdast';
import { countWords, type Passage, type PassageRow } from './chunk.ts';
import { type Block, inline, markdownBlock, type PagedNode, type SourceDocument } from './markdownBlock.ts';
import { withoutNavigation } from './navigation.ts';
import { plainText } from './plainText.ts';
import { questionOf, withQuestionHeadings } from './questionPairs.ts';
import type { GroupedRecord } from './tableRecords.ts';

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
  const pieces: { readonly units: string[]; readonly records: GroupedRecord[] }[] = [];
  let words = 0;
  for (const [at, whole] of block.units.entries()) {
    const record = block.records?.[at];
    for (const unit of splitWords(whole, maxWords)) {
      const unitWords = countWords(unit);
      let last = pieces.at(-1);
      if (last === undefined || words + unitWords > maxWords) {
        last = { units: [], records: [] };
        pieces.push(last);
        words = 0;
      }
      last.units.push(unit);
      if (record !== undefined) last.records.push(record);
      words += unitWords;
    }
  }
  return pieces.map(({ units, records }, i) => ({
    ...block,
    units,
    ...(block.records === undefined ? {} : { records }),
    continues: i > 0,
  }));
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
  readonly rows?: readonly PassageRow[];
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
    // A sentence that introduces a list goes with it.
    const introduces =
      last !== undefined && words <= overlapWords && last.length === 1 && endsInColon(last[0]);
    if (last !== undefined && (joins || introduces)) last.push(piece);
    else chunks.push([piece]);
  }
  const [before, tail] = chunks.slice(-2);
  if (before !== undefined && tail !== undefined) {
    const tailFits = wordsOf(tail) < tailWords && wordsOf(before) + wordsOf(tail) <= maxWords;
    if (tailFits) before.push(...(chunks.pop() ?? []));
  }
  const introduced = new Set(
    chunks.flatMap((pieces, i) => (moveIntroduction(chunks[i - 1], pieces) ? [i] : [])),
  );
  return chunks.map((pieces, i) => {
    const overlap = introduced.has(i) ? undefined : overlapOf(chunks[i - 1] ?? []);
    const page = pieces[0]?.page;
    const { text, rows } = render(overlap === undefined ? pieces : [overlap, ...pieces]);
    return { text, ...(rows.length === 0 ? {} : { rows }), ...(page === undefined ? {} : { page }) };
  });
}

function endsInColon(piece: Piece | undefined): boolean {
  return piece?.separator === ' ' && piece.units.at(-1)?.endsWith(':') === true;
}

/**
 * Moves a sentence that introduces a list or table ("You need:") from the end of a chunk to what it introduces.
 *
 * @returns Whether there was one, with at most as many words as an overlap.
 */
function moveIntroduction(before: Piece[] | undefined, pieces: Piece[]): boolean {
  const last = before?.at(-1);
  const unit = last?.units.at(-1);
  if (before === undefined || last === undefined || unit === undefined) return false;
  if (last.separator !== ' ' || !unit.endsWith(':') || countWords(unit) > overlapWords) return false;
  const units = last.units.slice(0, -1);
  if (units.length === 0 && before.length === 1) return false;
  before.pop();
  if (units.length > 0) before.push({ ...last, units });
  const { page } = last;
  pieces.unshift({
    units: [unit],
    separator: ' ',
    continues: false,
    ...(page === undefined ? {} : { page }),
  });
  return true;
}

function wordsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { units }) => sum + countWords(units.join(' ')), 0);
}

function render(pieces: readonly Piece[]): { readonly text: string; readonly rows: PassageRow[] } {
  let text = '';
  const rows: PassageRow[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) text += piece.continues ? piece.separator : '\n\n';
    const line = text.split('\n').length - 1;
    // Each unit of a table is one line.
    for (const [at, { cells, context }] of (piece.records ?? []).entries())
      rows.push({ line: line + at, cells, ...(context === undefined ? {} : { context }) });
    text += piece.units.join(piece.separator);
  }
  return { text, rows };
}

interface Section {
  readonly headings: readonly Heading[];
  readonly blocks: Block[];
  /** The line of the source on which it begins, if the format has lines. */
  readonly line: number | undefined;
}

/**
 * Splits a document into passages, which never extend across headings. Questions that are not marked as headings are
 * treated as such; a section whose heading is a question is a question-answer pair. What leads through the document and
 * says nothing, such as a table of contents, is left out.
 *
 * The title is the document's own, otherwise a level-1 heading at its start.
 */
export function documentPassages({ title: given, metadata, nodes }: SourceDocument): Passage[] {
  const [first, ...rest] = nodes;
  const startsWithTitle = first?.type === 'heading' && first.depth === 1;
  const named = given === undefined ? undefined : plainText(given).trim();
  const title = named ?? (startsWithTitle ? inline(first.children) : undefined);
  // A first heading that repeats the title adds nothing to the path.
  const repeatsTitle = startsWithTitle && inline(first.children) === title;
  const content = withQuestionHeadings(withoutNavigation(repeatsTitle ? rest : nodes));

  return sectionsOf(content).flatMap((section) => {
    const slugPath = section.headings
      .map((heading) => inline(heading.children))
      .filter((name) => name !== '');
    const titlePath = title === undefined ? slugPath : [title, ...slugPath];
    const question = questionOf(titlePath.at(-1) ?? '');
    return packBlocks(finished(section.blocks)).map(({ text, rows, page }) => {
      const passageMetadata = page === undefined ? metadata : { ...metadata, page: String(page) };
      return {
        slugPath,
        titlePath,
        text,
        ...(question === undefined ? {} : { question }),
        ...(rows === undefined ? {} : { rows }),
        ...(section.line === undefined ? {} : { line: section.line }),
        ...(Object.keys(passageMetadata).length === 0 ? {} : { metadata: passageMetadata }),
      };
    });
  });
}

/** Leaves out a last sentence that introduces what is not there, such as a picture: "It looks like this:". */
function finished(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  const unit = last?.units.at(-1);
  if (last === undefined || unit === undefined || last.separator !== ' ' || !unit.endsWith(':'))
    return blocks;
  const units = last.units.slice(0, -1);
  if (units.length > 0) return [...blocks.slice(0, -1), { ...last, units }];
  return blocks.length > 1 ? blocks.slice(0, -1) : [{ ...last, units: [`${unit.slice(0, -1)}.`] }];
}

function sectionsOf(nodes: readonly PagedNode[]): Section[] {
  const notes = nodes.filter((node) => node.type === 'footnoteDefinition');
  const used = new Set<RootContent>();
  const sections: (Section & { line: number | undefined })[] = [
    { headings: [], blocks: [], line: undefined },
  ];
  const add = (node: PagedNode & BlockNode): void => {
    const section = sections.at(-1);
    const block = markdownBlock(node);
    if (section === undefined || block === undefined) return;
    section.line ??= node.position?.start.line;
    section.blocks.push(node.page === undefined ? block : { ...block, page: node.page });
  };
  for (const node of nodes) {
    if (node.type === 'heading') {
      const above = sections.at(-1)?.headings.filter((heading) => heading.depth < node.depth) ?? [];
      sections.push({ headings: [...above, node], blocks: [], line: node.position?.start.line });
    } else if (isBlock(node) && node.type !== 'footnoteDefinition') {
      add(node);
      // A note belongs to what refers to it first, wherever it stands in the document.
      for (const note of notes.filter((one) => !used.has(one) && refersTo(node, one))) {
        used.add(note);
        add(note);
      }
    }
  }
  return sections;
}

function refersTo(node: RootContent, note: FootnoteDefinition): boolean {
  if (node.type === 'footnoteReference') return node.identifier === note.identifier;
  return 'children' in node && node.children.some((child) => refersTo(child, note));
}

type BlockNode = Parameters<typeof markdownBlock>[0];

function isBlock(node: RootContent): node is RootContent & BlockNode {
  return ['paragraph', 'html', 'code', 'list', 'table', 'blockquote', 'footnoteDefinition'].includes(
    node.type,
  );
}
