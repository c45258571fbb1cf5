import { AppError } from '../../../base/appError.ts';
import { knowledgeErrors } from '../../errors.ts';
import { countWords, type Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import type { PagedNode } from '../../sources/markdownBlock.ts';
import { joinLines, mdastBuilders, textBlocks } from '../../sources/textBlocks.ts';

/** A line of text on a page, as it is set. */
interface PdfLine {
  readonly page: number;
  /** Pieces with wide gaps between them: one in running text, several in a row of a table. */
  readonly cells: readonly string[];
  /** Height of its letters in points. */
  readonly height: number;
  /** Height of its base line above the lower edge of the page, in points. */
  readonly y: number;
  /** True where nothing stands above it on the page. */
  readonly first: boolean;
}

/** The text of a line. */
function lineText(line: PdfLine): string {
  return line.cells.join(' ');
}

/** What PDF.js says of a run of letters. */
interface PdfRun {
  readonly str: string;
  /** Matrix from the run's space to the page's: [.., .., .., .., x, y]. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Share of the letters' height from which a gap between runs is a space, and from which it parts cells. */
const spaceGap = 0.12;
const cellGap = 1.4;

/**
 * Puts the runs of a page together to lines, in the order in which the document has them: runs that follow each other at
 * the same height are one line. Columns therefore stay apart where the document writes one after the other.
 *
 * @param page - Number of the page, from 1.
 */
function pdfLines(runs: readonly PdfRun[], page: number): PdfLine[] {
  const lines: OpenLine[] = [];
  for (const run of runs) {
    if (run.str.trim() === '') continue;
    const [x = 0, y = 0] = run.transform.slice(4);
    const height = run.height > 0 ? run.height : Math.hypot(run.transform[2] ?? 0, run.transform[3] ?? 0);
    const last = lines.at(-1);
    const sameLine =
      last !== undefined &&
      Math.abs(last.y - y) < 0.35 * Math.max(last.height, height) &&
      x >= last.end - height;
    if (!sameLine) {
      lines.push({ page, cells: [run.str], height, y, end: x + run.width, letters: run.str.length });
      continue;
    }
    const gap = x - last.end;
    const before = last.cells.at(-1) ?? '';
    if (gap > cellGap * height) last.cells.push(run.str);
    else {
      const space = gap > spaceGap * height && !/\s$/.test(before) && !/^\s/.test(run.str) ? ' ' : '';
      last.cells[last.cells.length - 1] = `${before}${space}${run.str}`;
    }
    // The line is as high as most of its letters; raised figures and large initials do not count.
    if (run.str.length > last.letters) last.height = height;
    last.letters = Math.max(last.letters, run.str.length);
    last.end = x + run.width;
  }
  return lines.map(({ cells, height, y }, i) => ({
    page,
    cells: cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== ''),
    height: Math.round(height * 10) / 10,
    y,
    first: i === 0,
  }));
}

interface OpenLine {
  readonly page: number;
  readonly cells: string[];
  height: number;
  readonly y: number;
  end: number;
  letters: number;
}

/** Lines at the top and at the bottom of a page that may be a running title, a page number or the like. */
const margin = 2;
/** Pages from which something can be said to repeat. */
const minPages = 3;

/**
 * Takes out what stands at the top or bottom of more than half of the pages, whatever its figures: running titles and
 * page numbers. In a document of one or two pages nothing is taken for one, but for a page number alone.
 *
 * @param pages - Lines by page, from top to bottom.
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
    return pages.length >= minPages && (counts.get(shape) ?? 0) > pages.length / 2;
  };
  return pages.flatMap((lines) => {
    const edge = new Set(marginLines(lines));
    return lines.filter((line) => !edge.has(line) || !isRunning(line));
  });
}

/** The uppermost and lowest lines of a page, wherever the document has them in its order. */
function marginLines(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y);
  return lines.length <= margin ? byHeight : [...byHeight.slice(0, margin), ...byHeight.slice(-margin)];
}

function shapeOf(line: PdfLine): string {
  return lineText(line).replace(/\d+/g, '#').toLowerCase();
}

/** How much larger than the text a heading is set, at least. */
const headingRatio = 1.12;
/** Most words of a heading, and of a cell of a table. */
const headingWords = 20;
const cellWords = 12;
/** Rows from which lines with gaps are a table. */
const minRows = 2;
/** A gap between lines of more than so many times the usual one begins a paragraph. */
const paragraphGap = 1.35;

/**
 * Makes blocks of the lines of a PDF, which knows letters and places only: what is set larger than most letters is a
 * heading, the larger the higher; lines of as many cells are a table; a wide gap or a list mark begins a new block. A
 * paragraph goes on over the end of a page where its sentence does.
 */
function pdfNodes(lines: readonly PdfLine[]): PagedNode[] {
  const body = bodyHeight(lines);
  const sizes = [...new Set(lines.filter((line) => isHeading(line, body)).map(({ height }) => height))].sort(
    (a, b) => b - a,
  );
  const leading = typicalGap(lines);
  const nodes: PagedNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const from = lines[at];
    if (from === undefined) break;
    const rows = tableEnd(lines, at);
    let end = at + 1;
    if (isHeading(from, body)) {
      while (
        end < lines.length &&
        continuesText(lines, end, leading * (from.height / body)) &&
        lines[end]?.height === from.height
      )
        end += 1;
      const title = joinLines(lines.slice(at, end).map(lineText));
      nodes.push({ ...mdastBuilders.heading(sizes.indexOf(from.height) + 1, title), page: from.page });
    } else if (rows - at >= minRows) {
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
  return tableEnd(lines, at) - at < minRows && continuesText(lines, at, leading);
}

/** Whether a line belongs with the one before: close below it, or on the next page while its sentence is open. */
function continuesText(lines: readonly PdfLine[], at: number, leading: number): boolean {
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
function typicalGap(lines: readonly PdfLine[]): number {
  const gaps = new Map<number, number>();
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before === undefined || before.page !== line.page || before.y - line.y <= 0) continue;
    const gap = Math.round((before.y - line.y) * 2) / 2;
    gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  }
  return [...gaps].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? Number.POSITIVE_INFINITY;
}

/**
 * Reads the text of a PDF into passages, with the page that each begins on. The title is the one in the file's
 * properties, otherwise the first heading where nothing else is as large.
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

/** The title in the properties of the file; programs often put a file name there, which says less than a heading. */
function titleOf(info: object): string | undefined {
  const title: unknown = 'Title' in info ? info.Title : undefined;
  if (typeof title !== 'string' || title.trim() === '') return undefined;
  return /\.(?:docx?|pdf|odt|indd|tex|rtf)$|^(?:untitled|microsoft word)/i.test(title)
    ? undefined
    : title.trim();
}
