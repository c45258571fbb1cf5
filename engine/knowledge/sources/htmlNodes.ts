import { type Handle, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, RootContent } from 'mdast';
import { countWords } from './chunk.ts';
import { type HtmlElement, type HtmlParent, htmlElements, htmlText } from './htmlTree.ts';
import { type GridTable, inline, markdownBlock } from './markdownBlock.ts';
import { raisedText, withoutMarks } from './plainText.ts';
import { questionOf } from './questionPairs.ts';
import type { TableCell } from './tableRecords.ts';

type State = Parameters<Handle>[0];

/**
 * The content of a part of a page as Markdown. Tables keep their merged cells, marked headings and captions; lists of
 * terms become questions with answers, or tables of two columns.
 */
export function htmlNodes(part: HtmlParent): RootContent[] {
  spellRaisedLetters(part);
  wrapLooseItems(part);
  const tree = toMdast({ type: 'root', children: part.children } as Parameters<typeof toMdast>[0], {
    handlers: { table: tableNodes, dl: termNodes },
  });
  const nodes: RootContent[] = tree.type === 'root' ? tree.children : [];
  // Positions are those of the HTML, and only for whole files of it they say where a passage begins.
  return nodes;
}

/** Replaces raised letters by what they say: nothing for the mark of a note, `m²` for a square. */
function spellRaisedLetters(part: HtmlParent): void {
  for (const parent of [part, ...htmlElements(part)]) {
    for (const [at, child] of parent.children.entries()) {
      if (child.type !== 'element' || child.tagName !== 'sup') continue;
      const before = parent.children[at - 1];
      const text = raisedText(
        before?.type === 'text' ? before.value : before === undefined ? '' : '.',
        htmlText(child),
      );
      parent.children[at] = { type: 'text', value: text };
    }
  }
}

/** Puts list items outside of a list into one, as browsers show them. */
function wrapLooseItems(part: HtmlParent): void {
  for (const parent of [part, ...htmlElements(part)]) {
    if (parent.type === 'element' && ['ul', 'ol', 'menu'].includes(parent.tagName)) continue;
    const children: HtmlElement['children'] = [];
    for (const child of parent.children as HtmlElement['children']) {
      const last = children.at(-1);
      const isItem = child.type === 'element' && child.tagName === 'li';
      const list = last?.type === 'element' && last.properties.dataLoose === true ? last : undefined;
      if (list !== undefined && (isItem || (child.type === 'text' && child.value.trim() === '')))
        list.children.push(child);
      else if (isItem)
        children.push({ type: 'element', tagName: 'ul', properties: { dataLoose: true }, children: [child] });
      else children.push(child);
    }
    parent.children = children;
  }
}

/** A table, or the content of one that only arranges a page. */
const tableNodes: Handle = (state, element: HtmlElement) => {
  const inner = htmlElements(element).slice(1);
  const cells = inner.filter(({ tagName }) => tagName === 'td' || tagName === 'th');
  const hasLayout =
    inner.some(({ tagName }) => /^(?:h[1-6]|table)$/.test(tagName)) ||
    cells.some((cell) => countWords(htmlText(cell)) > layoutWords);
  if (hasLayout)
    return cells.filter((cell) => isOutermost(cell, cells)).flatMap((cell) => flowOf(state, cell));
  const caption = inner.find(({ tagName }) => tagName === 'caption');
  const grid = gridOf(state, inner);
  return {
    type: 'table',
    children: [],
    grid,
    ...(caption === undefined ? {} : { caption: htmlText(caption).replace(/\s+/g, ' ').trim() }),
    position: element.position,
  } as GridTable;
};

/** A cell with more words than this holds a part of the page. */
const layoutWords = 100;

function isOutermost(cell: HtmlElement, cells: readonly HtmlElement[]): boolean {
  return !cells.some((other) => other !== cell && htmlElements(other).includes(cell));
}

function flowOf(state: State, element: HtmlElement): BlockContent[] {
  return state.toFlow(state.all(element)) as BlockContent[];
}

/** The cells of a table by row and column; a cell that spans several stands in each of them. */
function gridOf(state: State, elements: readonly HtmlElement[]): TableCell[][] {
  const rows = elements.filter(({ tagName }) => tagName === 'tr');
  const heads = elements.filter(({ tagName }) => tagName === 'thead').flatMap((head) => htmlElements(head));
  const grid: TableCell[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const child of row.children) {
      if (child.type !== 'element' || (child.tagName !== 'td' && child.tagName !== 'th')) continue;
      while (grid[at]?.[column] !== undefined) column += 1;
      const cell = cellOf(state, child, heads.includes(row));
      const wide = spanOf(child.properties.colSpan, maxSpan);
      const high = spanOf(child.properties.rowSpan, rows.length - at);
      for (let down = 0; down < high; down += 1)
        for (let right = 0; right < wide; right += 1) {
          const target = grid[at + down];
          if (target !== undefined && target[column + right] === undefined) target[column + right] = cell;
        }
      column += wide;
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) =>
    Array.from({ length: width }, (_, column) => row[column] ?? { text: '', isHeading: false }),
  );
}

const maxSpan = 100;

function spanOf(value: unknown, most: number): number {
  const span = Number(value ?? 1);
  if (!Number.isInteger(span) || span < 0) return 1;
  // Zero means all remaining rows.
  return span === 0 ? most : Math.min(span, most);
}

function cellOf(state: State, element: HtmlElement, inHead: boolean): TableCell {
  const units = flowOf(state, element).flatMap((node) => {
    const block = markdownBlock(node);
    if (block === undefined) return [];
    if (node.type === 'list')
      return [joinedItems(block.units.map((unit) => unit.replace(/^(?:-|\d+\.) /, '')))];
    return block.units;
  });
  const text = withoutMarks(units.join(' ')).replace(/\s+/g, ' ').trim();
  const inner = htmlElements(element).slice(1);
  const isBold = inner.some(
    (one) => ['strong', 'b'].includes(one.tagName) && htmlText(one).trim() === htmlText(element).trim(),
  );
  return {
    text,
    isHeading: text !== '' && (element.tagName === 'th' || inHead || isBold),
    isPicture: text === '' && inner.some(({ tagName }) => tagName === 'img' || tagName === 'picture'),
  };
}

/** Items of a list in a cell, on one line: `one, two`, or `one; two, or three`. */
function joinedItems(items: readonly string[]): string {
  const plain = items.map((item) => item.replace(/\s*\n\s*/g, ' ').replace(/[;,.]$/, ''));
  return plain.join(plain.some((item) => /[,;]/.test(item)) ? '; ' : ', ');
}

/** Number of words from which a description is an answer and not a value. */
const answerWords = 15;

/** A list of terms: questions and answers, or a table of names and values. */
const termNodes: Handle = (state, element: HtmlElement) => {
  const pairs: { readonly terms: HtmlElement[]; readonly descriptions: HtmlElement[] }[] = [];
  for (const part of htmlElements(element).slice(1)) {
    const last = pairs.at(-1);
    if (part.tagName === 'dt') {
      if (last !== undefined && last.descriptions.length === 0) last.terms.push(part);
      else pairs.push({ terms: [part], descriptions: [] });
    } else if (part.tagName === 'dd') last?.descriptions.push(part);
  }
  const nameOf = (terms: readonly HtmlElement[]): string =>
    terms.map((term) => inlineText(state, term)).join(', ');
  const areAnswers = pairs.some(
    ({ terms, descriptions }) =>
      questionOf(nameOf(terms)) !== undefined ||
      countWords(descriptions.map(htmlText).join(' ')) > answerWords,
  );
  if (areAnswers)
    return pairs.flatMap(({ terms, descriptions }): BlockContent[] => [
      { type: 'heading', depth: 6, children: [{ type: 'text', value: nameOf(terms) }] },
      ...descriptions.flatMap((description) => flowOf(state, description)),
    ]);
  const grid = pairs.map(({ terms, descriptions }): TableCell[] => [
    { text: nameOf(terms), isHeading: false },
    { text: joinedItems(descriptions.map((one) => cellOf(state, one, false).text)), isHeading: false },
  ]);
  return { type: 'table', children: [], grid, position: element.position } as GridTable;
};

function inlineText(state: State, element: HtmlElement): string {
  return flowOf(state, element)
    .map((node) => ('children' in node && node.type === 'paragraph' ? inline(node.children) : ''))
    .filter((text) => text !== '')
    .join(' ');
}
