import { AppError } from '../../../base/appError.ts';
import { knowledgeErrors } from '../../errors.ts';
import { countWords, type Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import type { GridTable, PagedNode } from '../../sources/markdownBlock.ts';
import { leadsElsewhere } from '../../sources/navigation.ts';
import type { TableCell } from '../../sources/tableRecords.ts';
import { joinLines, mdastBuilders, textBlocks } from '../../sources/textBlocks.ts';
import { lineText, type PdfLine, type PdfRun, pdfLines } from './pdfLines.ts';
import { pdfTable } from './pdfTable.ts';

/** Number of lines at the top and bottom of a page that may be running titles or page numbers. */
const margin = 2;
/** Minimum number of pages for detecting repeated lines. */
const minPages = 3;

/**
 * Removes running titles, page numbers, and what browsers print around a page: lines at the top or bottom that, apart from
 * digits, are the same on more than half of the pages. In documents of one or two pages only page numbers and lines of
 * browsers are removed. Lines of a table of contents (`Refunds ..... 4`) and ways back (`Top of the document`) are removed
 * everywhere.
 *
 * @param pages - Lines by page, in document order.
 */
function removeRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const shapes = new Set(marginLines(lines).map(shapeOf));
    for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const isRunning = (line: PdfLine): boolean => {
    const shape = shapeOf(line);
    if (/^(?:page |seite |- ?)?#(?: ?(?:of|von|\/) ?#)?(?: ?-)?$/i.test(shape)) return true;
    if (/^(?:file|https?):\/\/\S+(?: #\/#)?$|^#[/.]#[/.]#,? #:#(?: [ap]m)?\b/.test(shape)) return true;
    return pages.length >= minPages && (counts.get(shape) ?? 0) > pages.length / 2;
  };
  return pages.flatMap((lines) => {
    const edge = new Set(marginLines(lines));
    return lines
      .filter((line) => !edge.has(line) || !isRunning(line))
      .filter((line) => !/(?:\.\s?){4,}\s*\d+$|\u2026{2,}\s*\d+$/.test(lineText(line)))
      .map(withoutWays)
      .filter(({ cells }) => cells.length > 0);
  });
}

/** A line without "Top of the document" at its end. */
function withoutWays(line: PdfLine): PdfLine {
  if (!line.cells.some(leadsElsewhere)) return line;
  const said = (text: string): boolean => !leadsElsewhere(text);
  return { ...line, cells: line.cells.filter(said), pieces: line.pieces.filter(({ text }) => said(text)) };
}

/** The uppermost and lowest lines of a page, whatever their position in document order. */
function marginLines(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y);
  return lines.length <= margin ? byHeight : [...byHeight.slice(0, margin), ...byHeight.slice(-margin)];
}

function shapeOf(line: PdfLine): string {
  return lineText(line).replace(/\d+/g, '#').toLowerCase();
}

/** Minimum ratio of a heading's height to the body text's. */
const headingRatio = 1.12;
/** Maximum number of words of a heading. */
const headingWords = 20;
/** A gap of more than this many times the usual one starts a paragraph. */
const paragraphGap = 1.35;
/** Lines further apart than this many heights of their letters are not of one paragraph. */
const widestLeading = 1.75;

/**
 * Converts the lines of a PDF, which only has letters and positions, into blocks: lines in larger type are headings,
 * whose level depends on their size; lines of cells that keep to columns are a table; a wide gap, a list marker, another
 * font or the mark of a question (`Q.`) starts a new block. A paragraph continues across pages if its sentence does.
 */
function pdfNodes(lines: readonly PdfLine[]): PagedNode[] {
  const body = bodyHeight(lines);
  const sizes = [...new Set(lines.filter((line) => isHeading(line, body)).map(({ height }) => height))].sort(
    (a, b) => b - a,
  );
  const leading = typicalGap(lines, body);
  const nodes: PagedNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const from = lines[at];
    if (from === undefined) break;
    const { page } = from;
    const table = isHeading(from, body) ? undefined : pdfTable(lines, at);
    let end = at + 1;
    if (isHeading(from, body)) {
      while (
        end < lines.length &&
        continuesText(lines, end, leading * (from.height / body)) &&
        lines[end]?.height === from.height
      )
        end += 1;
      const title = joinLines(lines.slice(at, end).map(lineText));
      nodes.push({ ...mdastBuilders.heading(sizes.indexOf(from.height) + 1, title), page });
    } else if (table !== undefined) {
      end = table.end;
      addTable(nodes, table.rows, page, lines[at - 1]?.page !== page);
    } else {
      while (end < lines.length && continuesBlock(lines, end, body, leading)) end += 1;
      const texts = lines.slice(at, end).map(lineText);
      for (const node of textBlocks(texts)) nodes.push({ ...node, page });
    }
    at = end;
  }
  return nodes;
}

/**
 * Adds a table. One at the top of a page after a table on the page before continues it if it has as many columns; otherwise
 * its rows have no headings: a row that was cut by the page must not be taken for them.
 */
function addTable(
  nodes: PagedNode[],
  rows: readonly (readonly TableCell[])[],
  page: number,
  isFirst: boolean,
): void {
  const last = nodes.at(-1);
  const before = isFirst && last?.type === 'table' && 'grid' in last ? (last as GridTable).grid : undefined;
  if (before === undefined) nodes.push({ ...mdastBuilders.table(rows), page });
  else if (before[0]?.length === rows[0]?.length) {
    const textOf = (row: readonly TableCell[] | undefined): string =>
      (row ?? []).map(({ text }) => text).join('\n');
    const added = textOf(rows[0]) === textOf(before[0]) ? rows.slice(1) : rows;
    nodes[nodes.length - 1] = { ...last, ...mdastBuilders.table([...before, ...added]) } as PagedNode;
  } else
    for (const row of rows) {
      const texts = row.map(({ text }) => text).filter((text) => text !== '');
      nodes.push({ ...mdastBuilders.paragraph(texts.join('; ')), page });
    }
}

function continuesBlock(lines: readonly PdfLine[], at: number, body: number, leading: number): boolean {
  const line = lines[at];
  if (line === undefined || isHeading(line, body)) return false;
  return pdfTable(lines, at) === undefined && continuesText(lines, at, leading);
}

const pairMark = /^(?:q|a|question|answer|frage|antwort)\s?\d{0,3}\s?[.:)]\s/i;

/** Whether a line continues the previous one: it is close below, or on the next page in the middle of a sentence. */
function continuesText(lines: readonly PdfLine[], at: number, leading: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]];
  if (before === undefined || line === undefined || pairMark.test(lineText(line))) return false;
  const hasOtherFont = before.font !== undefined && line.font !== undefined && before.font !== line.font;
  if (hasOtherFont && /[.!?:]$/.test(lineText(before))) return false;
  if (endsEarly(lines, at - 1) && /^[\p{Lu}\d]/u.test(lineText(line))) return false;
  const gap = before.y - line.y;
  // The line is on another page, or at the top of another column.
  if (line.page !== before.page || gap < 0) return !/[.!?:]["')\]]?$/.test(lineText(before));
  return gap <= leading * paragraphGap;
}

/** Lines below each other that begin at the same place, in points. */
const sameEdge = 2;

/** Whether a line without an end of a sentence stops long before the longest one that begins where it does. */
function endsEarly(lines: readonly PdfLine[], at: number): boolean {
  const line = lines[at];
  const [first, last] = [line?.pieces[0], line?.pieces.at(-1)];
  if (line === undefined || first === undefined || last === undefined || /[.!?,;-]$/.test(last.text))
    return false;
  const ends = lines
    .slice(Math.max(0, at - 40), at + 40)
    .filter(({ page, pieces, height }) => {
      const x = pieces[0]?.x ?? 0;
      return page === line.page && height === line.height && Math.abs(x - first.x) < sameEdge;
    })
    .map(({ pieces }) => pieces.at(-1)?.end ?? 0);
  return last.end - first.x < 0.6 * (Math.max(...ends) - first.x);
}

function isHeading(line: PdfLine, body: number): boolean {
  const text = lineText(line);
  return line.height >= body * headingRatio && countWords(text) <= headingWords && /\p{L}{2}/u.test(text);
}

/** The most frequent height of letters. */
function bodyHeight(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) letters.set(line.height, (letters.get(line.height) ?? 0) + lineText(line).length);
  return [...letters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/**
 * The most frequent gap between the base lines of a paragraph, in points.
 *
 * @param body - Height of the letters, which says what is too far apart for a paragraph.
 */
function typicalGap(lines: readonly PdfLine[], body: number): number {
  const gaps = new Map<number, number>();
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before === undefined || before.page !== line.page || before.y - line.y <= 0) continue;
    if (before.y - line.y > widestLeading * body) continue;
    const gap = Math.round((before.y - line.y) * 2) / 2;
    gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  }
  return [...gaps].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1.3 * body;
}

/**
 * Reads the text of a PDF into passages, each with the page it starts on. The title is the one in the file's
 * properties, otherwise the first heading if no other is as large.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_PDF_ENCRYPTED`, `KB_PDF_NO_TEXT` (scans), `KB_PDF_INVALID`.
 */
export async function readPdf(source: string, bytes: Uint8Array<ArrayBuffer>): Promise<Passage[]> {
  const location = { file: source };
  try {
    const { getDocumentProxy } = await import('unpdf');
    const document = await getDocumentProxy(bytes, { verbosity: 0 });
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(pdfLines(items.filter((item) => 'str' in item) as PdfRun[], number));
      page.cleanup();
    }
    const { info } = await document.getMetadata();
    await document.loadingTask.destroy();
    if (pages.every((lines) => lines.length === 0))
      throw knowledgeErrors.KB_PDF_NO_TEXT({ pages: pages.length }, { location });
    const nodes = pdfNodes(removeRunningLines(pages));
    return documentPassages({ title: titleOf(info), metadata: {}, nodes });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw knowledgeErrors.KB_PDF_ENCRYPTED({}, { location, cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw knowledgeErrors.KB_PDF_INVALID({ reason }, { location, cause });
  }
}

/** The title in the file's properties, unless it is a file name, which is less useful than a heading. */
function titleOf(info: object): string | undefined {
  const title: unknown = 'Title' in info ? info.Title : undefined;
  if (typeof title !== 'string' || title.trim() === '') return undefined;
  return /\.(?:docx?|pdf|odt|indd|tex|rtf)$|^(?:untitled|microsoft word)/i.test(title)
    ? undefined
    : title.trim();
}
