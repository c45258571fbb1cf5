// Tables of a PDF, which only has letters and their positions.

import { countWords } from '../../sources/chunk.ts';
import type { TableCell } from '../../sources/tableRecords.ts';
import type { PdfLine, PdfPiece } from './pdfLines.ts';

/** Maximum number of words in a cell of a line that begins a table, and in a whole cell. */
const lineWords = 12;
const cellWords = 60;
/** Maximum distance of two lines of a table, in heights of letters. */
const rowDistance = 7;

/** A table found in lines. */
interface PdfTable {
  readonly rows: readonly (readonly TableCell[])[];
  /** The index of the first line after it. */
  readonly end: number;
}

interface Fragment extends PdfPiece {
  readonly column: number;
  readonly y: number;
  readonly height: number;
}

/**
 * Reads the table that begins on a line, if one does: a line of several cells, and lines below it that keep to its
 * columns. Lines of a cell are joined where the rows of the table are further apart than the lines of a cell; otherwise
 * each line is a row, and one that leaves the first column empty continues the row above it.
 *
 * @returns `undefined` if no table of at least two rows begins here.
 */
export function pdfTable(lines: readonly PdfLine[], from: number): PdfTable | undefined {
  const first = lines[from];
  if (first === undefined || first.cells.length < 2) return undefined;
  if (first.cells.some((cell) => countWords(cell) > lineWords)) return undefined;
  let columns = columnsOf([first]);
  let end = from + 1;
  while (end < lines.length && belongs(lines, end, from, columns)) {
    end += 1;
    columns = columnsOf(lines.slice(from, end));
  }
  const own = lines.slice(from, end);
  columns = withCentredHeadings(columns, own);
  const fragments = own.flatMap((line) => fragmentsOf(line, columns));
  const rows = rowsOf(fragments, columns.length);
  const isTable =
    rows.length >= 2 && rows.every((row) => row.every(({ text }) => countWords(text) <= cellWords));
  return isTable ? { rows, end } : undefined;
}

/** Where a column begins and ends. */
interface Column {
  readonly x: number;
  readonly end: number;
}

/** The columns of lines: what is left when a blank strip runs down between all of their letters. */
function columnsOf(lines: readonly PdfLine[]): Column[] {
  const columns: { x: number; end: number }[] = [];
  const gap = 0.38 * (lines[0]?.height ?? 0);
  for (const { x, end } of lines.flatMap(({ pieces }) => pieces).toSorted((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last === undefined || x - last.end > gap) columns.push({ x, end });
    else last.end = Math.max(last.end, end);
  }
  return columns;
}

/**
 * Joins the column of a centred heading with that of the values below it, which may begin and end beside it: columns that
 * never have letters at the same height, the nearest first, until there are as many as cells in the fullest line.
 */
function withCentredHeadings(columns: readonly Column[], lines: readonly PdfLine[]): Column[] {
  const joined = [...columns];
  const most = Math.max(...lines.map(({ cells }) => cells.length));
  while (joined.length > most) {
    const fragments = lines.flatMap((line) => fragmentsOf(line, joined));
    const heights = joined.map((_, column) => fragments.filter((one) => one.column === column));
    const candidates = joined.slice(1).flatMap(({ x }, i) => {
      const areBeside = heights[i]?.some(({ y, height }) =>
        heights[i + 1]?.some((other) => Math.abs(other.y - y) < height),
      );
      return areBeside === true ? [] : [{ at: i, gap: x - (joined[i]?.end ?? x) }];
    });
    const nearest = candidates.sort((a, b) => a.gap - b.gap)[0];
    const [left, right] = nearest === undefined ? [] : joined.slice(nearest.at, nearest.at + 2);
    if (nearest === undefined || left === undefined || right === undefined) break;
    joined.splice(nearest.at, 2, { x: left.x, end: right.end });
  }
  return joined;
}

function fragmentsOf({ pieces, y, height }: PdfLine, columns: readonly Column[]): Fragment[] {
  return pieces.map((piece) => ({
    ...piece,
    column: Math.max(
      0,
      columns.findIndex(({ end }) => piece.x <= end),
    ),
    y,
    height,
  }));
}

/** How many lines after one are looked at to see whether they stand beside it. */
const ahead = 8;

/** Whether a line belongs to the table that begins at `from`: near below, and without closing a gap between columns. */
function belongs(lines: readonly PdfLine[], at: number, from: number, columns: readonly Column[]): boolean {
  const [line, start] = [lines[at], lines[from]];
  if (line === undefined || start === undefined || line.page !== start.page) return false;
  // A cell of several lines may begin above the one that stands in the middle of the first row.
  if (line.y > start.y + 2.5 * start.height) return false;
  if (Math.abs(line.height - start.height) > 0.25 * start.height) return false;
  if (columnsOf([...lines.slice(from, at), line]).length < columns.length) return false;
  const lowest = Math.min(...lines.slice(from, at).map(({ y }) => y));
  const isNear = (y: number): boolean => lowest - y <= rowDistance * start.height;
  if (line.cells.length > 1)
    return isNear(line.y) && line.cells.every((cell) => countWords(cell) <= 2 * lineWords);
  const [first] = columns;
  if (first === undefined || (line.pieces[0]?.x ?? 0) > first.end) return isNear(line.y);
  // Alone in the first column: what follows must be beside it, not below.
  for (const other of lines.slice(at + 1, at + 1 + ahead)) {
    if (other.page !== line.page) return false;
    if ((other.pieces[0]?.x ?? 0) > first.end) return other.y > line.y - 1.4 * line.height && isNear(other.y);
    if (other.cells.length > 1) return other.y > line.y - 1.4 * line.height && isNear(line.y);
  }
  return false;
}

/** A cell of a column: its lines from top to bottom. */
interface Cell {
  readonly column: number;
  text: string;
  isHeading: boolean;
  readonly top: number;
  bottom: number;
}

function rowsOf(fragments: readonly Fragment[], width: number): TableCell[][] {
  const gaps = Array.from({ length: width }, (_, column) => columnGaps(fragments, column)).flat();
  const wrap = Math.min(...gaps);
  // Rows at multiples of one distance are on lines of one grid, so nothing tells a row from a line.
  const isSpaced = gaps.some(
    (gap) => gap > 1.3 * wrap && Math.abs(gap / wrap - Math.round(gap / wrap)) > 0.12,
  );
  const headingFont = headingFontOf(fragments);
  const cells = Array.from({ length: width }, (_, column) =>
    cellsOfColumn(
      fragments.filter((one) => one.column === column),
      isSpaced ? 1.15 * wrap : 0,
      headingFont,
    ),
  ).flat();
  const rows = joinedRows(cells);
  const texts = rows.map((row) => rowCells(row, width));
  return isSpaced ? withSharedNames(texts, rows) : withContinuations(texts);
}

/** Distances between the lines of a column, in points. */
function columnGaps(fragments: readonly Fragment[], column: number): number[] {
  const ys = [
    ...new Set(fragments.filter((one) => one.column === column).map(({ y }) => Math.round(y * 2) / 2)),
  ];
  ys.sort((a, b) => b - a);
  return ys.slice(1).map((y, i) => (ys[i] ?? y) - y);
}

/** The font of the first line, if most other letters are in another one. */
function headingFontOf(fragments: readonly Fragment[]): string | undefined {
  const [first] = fragments;
  const others = fragments.filter(({ font }) => font !== first?.font);
  return others.length >= fragments.length / 2 ? first?.font : undefined;
}

function cellsOfColumn(
  fragments: readonly Fragment[],
  wrap: number,
  headingFont: string | undefined,
): Cell[] {
  const cells: Cell[] = [];
  let y = Number.POSITIVE_INFINITY;
  for (const { text, column, y: next, height, font } of fragments.toSorted(
    (a, b) => b.y - a.y || a.x - b.x,
  )) {
    const isHeading = font === headingFont;
    const last = cells.at(-1);
    if (last !== undefined && y - next <= Math.max(wrap, 0.3 * height)) {
      last.text += ` ${text}`;
      last.bottom = next;
      last.isHeading &&= isHeading;
    } else cells.push({ column, text, isHeading, top: next + 0.7 * height, bottom: next });
    y = next;
  }
  return cells;
}

/** Cells beside each other. */
interface Row {
  readonly top: number;
  bottom: number;
  readonly cells: Cell[];
}

function joinedRows(cells: readonly Cell[]): Row[] {
  const rows: Row[] = [];
  for (const cell of cells.toSorted((a, b) => b.top - a.top)) {
    const row = rows.at(-1);
    if (row !== undefined && cell.top > row.bottom + 0.1) {
      row.cells.push(cell);
      row.bottom = Math.min(row.bottom, cell.bottom);
    } else rows.push({ top: cell.top, bottom: cell.bottom, cells: [cell] });
  }
  return rows;
}

function rowCells(row: Row, width: number): TableCell[] {
  return Array.from({ length: width }, (_, column) => {
    const own = row.cells.filter((cell) => cell.column === column);
    const isHeading = own.length > 0 && own.every((cell) => cell.isHeading);
    return { text: own.map(({ text }) => text).join(' '), isHeading };
  });
}

/**
 * Gives the name of a merged cell to its rows: a name alone between two rows without one, or one that stands in the middle
 * of its row and the next, which has none, rather than in the middle of its own row.
 */
function withSharedNames(texts: readonly (readonly TableCell[])[], rows: readonly Row[]): TableCell[][] {
  const named = texts.map((row) => [...row]);
  const lacksName = (at: number): boolean => named[at]?.[0]?.text === '';
  const isAlone = (at: number): boolean => named[at]?.slice(1).every(({ text }) => text === '') === true;
  const dropped = new Set<number>();
  for (const [at, [name]] of named.entries()) {
    if (name === undefined || name.text === '' || !lacksName(at + 1)) continue;
    const next = named[at + 1];
    const above = named[at - 1];
    if (isAlone(at) && lacksName(at - 1) && above !== undefined && next !== undefined) {
      [above[0], next[0]] = [name, name];
      dropped.add(at);
    } else if (next !== undefined && isBetween(rows[at], rows[at + 1])) next[0] = name;
  }
  return named.filter((_, at) => !dropped.has(at));
}

function isBetween(row: Row | undefined, next: Row | undefined): boolean {
  const name = row?.cells.find(({ column }) => column === 0);
  const others = row?.cells.filter(({ column }) => column > 0) ?? [];
  if (name === undefined || next === undefined || others.length === 0) return false;
  const top = Math.max(...others.map((cell) => cell.top));
  const bottom = Math.min(...others.map((cell) => cell.bottom));
  const middle = (name.top + name.bottom) / 2;
  return Math.abs(middle - (top + next.bottom) / 2) < Math.abs(middle - (top + bottom) / 2);
}

/** Lines that leave the first column empty continue the row above, or are rows of the same name. */
function withContinuations(rows: readonly (readonly TableCell[])[]): TableCell[][] {
  const joined: TableCell[][] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    const filled = row.flatMap(({ text }, column) => (text === '' ? [] : [column]));
    if (above === undefined || joined.length < 2 || filled.includes(0)) joined.push([...row]);
    else if (filled.every((column) => continuesCell(above[column]?.text ?? '', row[column]?.text ?? '')))
      for (const column of filled) {
        const cell = above[column];
        if (cell !== undefined) above[column] = { ...cell, text: `${cell.text} ${row[column]?.text ?? ''}` };
      }
    else joined.push(row.map((cell, column) => (column === 0 ? (above[0] ?? cell) : cell)));
  }
  return joined;
}

function continuesCell(above: string, text: string): boolean {
  return (
    above !== '' && (/^[\p{Ll}(]/u.test(text) || /[,;:\u2013-]$|\b(?:and|or|the|of|und|oder)$/u.test(above))
  );
}
