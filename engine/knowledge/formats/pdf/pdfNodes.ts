import { countWords } from '../../sources/countWords.ts';
import type { PagedNode } from '../../sources/document.ts';
import { mdastBuilders } from '../../sources/mdastBuilders.ts';
import { joinLines, textBlocks } from '../../sources/textBlocks.ts';
import { lineText, type PdfLine } from './pdfLine.ts';

/** How much larger than the text a heading is set, at least. */
const headingRatio = 1.12;
/** Most words of a heading, and of a cell of a table. */
const headingWords = 20;
const cellWords = 12;
/** Rows from which lines with gaps are a table. */
const fewestRows = 2;
/** A gap between lines of more than so many times the usual one begins a paragraph. */
const paragraphGap = 1.35;

/**
 * Makes blocks of the lines of a PDF, which knows letters and places only: what is set larger than most letters is a
 * heading, the larger the higher; lines of as many cells are a table; a wide gap or a list mark begins a new block. A
 * paragraph goes on over the end of a page where its sentence does.
 */
export function pdfNodes(lines: readonly PdfLine[]): PagedNode[] {
  const body = bodyHeight(lines);
  const sizes = [...new Set(lines.filter((line) => isHeading(line, body)).map(({ height }) => height))].sort(
    (a, b) => b - a,
  );
  const leading = usualGap(lines);
  const nodes: PagedNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const from = lines[at];
    if (from === undefined) break;
    const rows = tableEnd(lines, at);
    let end = at + 1;
    if (isHeading(from, body)) {
      while (
        end < lines.length &&
        goesOn(lines, end, leading * (from.height / body)) &&
        lines[end]?.height === from.height
      )
        end += 1;
      const title = joinLines(lines.slice(at, end).map(lineText));
      nodes.push({ ...mdastBuilders.heading(sizes.indexOf(from.height) + 1, title), page: from.page });
    } else if (rows - at >= fewestRows) {
      end = rows;
      nodes.push({ ...mdastBuilders.table(lines.slice(at, end).map(({ cells }) => cells)), page: from.page });
    } else {
      while (end < lines.length && continuesBlock(lines, end, body, leading)) end += 1;
      const texts = lines.slice(at, end).map(lineText);
      for (const node of textBlocks(texts)) nodes.push({ ...node, page: from.page });
    }
    at = end;
  }
  return nodes;
}

function continuesBlock(lines: readonly PdfLine[], at: number, body: number, leading: number): boolean {
  const line = lines[at];
  if (line === undefined || isHeading(line, body)) return false;
  return tableEnd(lines, at) - at < fewestRows && goesOn(lines, at, leading);
}

/** Whether a line belongs with the one before: close below it, or on the next page while its sentence is open. */
function goesOn(lines: readonly PdfLine[], at: number, leading: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]];
  if (before === undefined || line === undefined) return false;
  const gap = before.y - line.y;
  // Another page, or the top of another column.
  if (line.page !== before.page || gap < 0) return !/[.!?:]["')\]]?$/.test(lineText(before));
  return gap <= leading * paragraphGap;
}

function isHeading(line: PdfLine, body: number): boolean {
  const text = lineText(line);
  return line.height >= body * headingRatio && countWords(text) <= headingWords && /\p{L}{2}/u.test(text);
}

/** Where the rows end that begin at a line: lines of the same number of short cells. */
function tableEnd(lines: readonly PdfLine[], from: number): number {
  const columns = lines[from]?.cells.length ?? 0;
  if (columns < 2) return from;
  let end = from;
  while (
    lines[end]?.cells.length === columns &&
    lines[end]?.cells.every((cell) => countWords(cell) <= cellWords) === true
  )
    end += 1;
  return end;
}

/** The height that most letters have. */
function bodyHeight(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) letters.set(line.height, (letters.get(line.height) ?? 0) + lineText(line).length);
  return [...letters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** The gap between the base lines that is most frequent within pages, in points. */
function usualGap(lines: readonly PdfLine[]): number {
  const gaps = new Map<number, number>();
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before === undefined || before.page !== line.page || before.y - line.y <= 0) continue;
    const gap = Math.round((before.y - line.y) * 2) / 2;
    gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  }
  return [...gaps].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? Number.POSITIVE_INFINITY;
}
