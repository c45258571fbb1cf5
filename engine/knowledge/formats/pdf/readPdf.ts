import { AppError } from '../../../base/appError.ts';
import { knowledgeErrors } from '../../errors.ts';
import { countWords, type Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import type { PagedNode } from '../../sources/markdownBlock.ts';
import { joinLines, mdastBuilders, textBlocks } from '../../sources/textBlocks.ts';

/** A typeset line of text on a page. */
interface PdfLine {
  readonly page: number;
  /** Parts separated by wide gaps: one in running text, several in a table row. */
  readonly cells: readonly string[];
  /** Height of the letters in points. */
  readonly height: number;
  /** Distance of the base line from the lower edge of the page, in points. */
  readonly y: number;
  /** True for the first line of a page. */
  readonly first: boolean;
}

/** The text of a line. */
function lineText(line: PdfLine): string {
  return line.cells.join(' ');
}

/** A run of letters as PDF.js describes it. */
interface PdfRun {
  readonly str: string;
  /** Matrix from the run's space to the page's: [.., .., .., .., x, y]. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Minimum gaps between runs, as a share of the letters' height, for a space and for a new cell. */
const spaceGap = 0.12;
const cellGap = 1.4;

/**
 * Joins the runs of a page into lines, in document order: consecutive runs at the same height form one line. Columns
 * therefore stay separate if the document contains one after the other.
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
    // The height of a line is that of its longest run, so superscripts and large initials do not count.
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

/** Number of lines at the top and bottom of a page that may be running titles or page numbers. */
const margin = 2;
/** Minimum number of pages for detecting repeated lines. */
const minPages = 3;

/**
 * Removes running titles and page numbers: lines at the top or bottom that, apart from digits, are the same on more
 * than half of the pages. In documents of one or two pages only plain page numbers are removed.
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
/** Maximum number of words of a heading and of a table cell. */
const headingWords = 20;
const cellWords = 12;
/** Minimum number of lines with gaps that form a table. */
const minRows = 2;
/** A gap of more than this many times the usual one starts a paragraph. */
const paragraphGap = 1.35;

/**
 * Converts the lines of a PDF, which only has letters and positions, into blocks: lines in larger type are headings,
 * whose level depends on their size; consecutive lines with the same number of cells are a table; a wide gap or a list
 * marker starts a new block. A paragraph continues across pages if its sentence does.
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

/** Whether a line continues the previous one: it is close below, or on the next page in the middle of a sentence. */
function continuesText(lines: readonly PdfLine[], at: number, leading: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]];
  if (before === undefined || line === undefined) return false;
  const gap = before.y - line.y;
  // The line is on another page, or at the top of another column.
  if (line.page !== before.page || gap < 0) return !/[.!?:]["')\]]?$/.test(lineText(before));
  return gap <= leading * paragraphGap;
}

function isHeading(line: PdfLine, body: number): boolean {
  const text = lineText(line);
  return line.height >= body * headingRatio && countWords(text) <= headingWords && /\p{L}{2}/u.test(text);
}

/** The end of the table rows that start at a line: consecutive lines with the same number of short cells. */
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

/** The most frequent height of letters. */
function bodyHeight(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) letters.set(line.height, (letters.get(line.height) ?? 0) + lineText(line).length);
  return [...letters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** The most frequent gap between base lines within pages, in points. */
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
