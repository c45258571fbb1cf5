// Tables of any format as records: one for each row, with the headings that apply to it.

import { countWords } from './chunk.ts';

/** A cell of a table. A cell that spans several columns or rows stands in each of them, as the same object. */
export interface TableCell {
  readonly text: string;
  /** Whether the format marks it as a heading, or its text is bold. */
  readonly isHeading: boolean;
  /** Whether it shows a picture and has no text. */
  readonly isPicture?: boolean;
}

/** A row of a table with what its cells are about. */
export interface TableRecord {
  /** Pairs of heading and value, in the order of the columns, without empty values. */
  readonly cells: readonly (readonly [heading: string, value: string])[];
  /** Caption of the table and group of rows, if there are any. */
  readonly context?: string;
}

const separator = '; ';

/** `Method: Express; Cost: 9.95`: a record as a line of text. A cell without a heading names the record. */
export function recordText({ cells }: TableRecord, group?: string): string {
  const parts = cells.map(([heading, value]) =>
    heading === '' ? value : `${heading.replace(/:$/, '')}: ${value}`,
  );
  return [...(group === undefined ? [] : [group]), ...parts].join(separator);
}

/** A record, and the group of rows that is said before it. */
export interface GroupedRecord extends TableRecord {
  readonly group?: string;
}

/**
 * Reads a table as records. Headings are in the first rows if these are marked, in the first column if only that is
 * marked (then each further column is a record), and in the first row of an unmarked table of three or more columns
 * unless it has values like the rows below. The rows of an unmarked table of two columns are pairs. A row with one cell
 * across all columns is a caption at the top and otherwise the name of the rows below it.
 *
 * @param rows - With the same number of cells each; shorter ones are filled with empty cells.
 * @param caption - The table's own caption.
 * @returns Records in order; none for a table that only arranges pictures and their captions.
 */
export function tableRecords(rows: readonly (readonly TableCell[])[], caption = ''): GroupedRecord[] {
  if (rows.some((row) => row.some((cell) => cell.isPicture === true) && row.every(({ text }) => text === '')))
    return [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  const empty: TableCell = { text: '', isHeading: false };
  const grid = rows
    .map((row) => Array.from({ length: width }, (_, column) => row[column] ?? empty))
    .filter((row) => row.some(({ text }) => text !== ''));
  const captions = caption === '' ? [] : [caption];
  while (grid.length > 1 && width > 1 && isAcross(grid[0] ?? []))
    captions.push(grid.shift()?.[0]?.text ?? '');
  const { headings, body } = withHeadings(grid);
  let group = '';
  return body.flatMap((row, at) => {
    const name = headings === undefined ? undefined : groupName(row);
    if (name !== undefined && at < body.length - 1) {
      group = name;
      return [];
    }
    const cells = cellsOf(row, headings);
    const context = [...captions, ...(group === '' ? [] : [group])].join(separator);
    const hasPicture = row.some((cell) => cell.isPicture === true);
    // Beside pictures only, a name says nothing.
    if (cells.length === 0 || (hasPicture && cells.length === 1)) return [];
    return [{ cells, ...(context === '' ? {} : { context }), ...(group === '' ? {} : { group }) }];
  });
}

function cellsOf(row: readonly TableCell[], headings: readonly string[] | undefined): [string, string][] {
  const filled = row.filter((cell, column) => cell.text !== '' && row.indexOf(cell) === column);
  // Two columns without headings are pairs: "Weight" and "2 kg".
  if (headings === undefined && row.length === 2 && filled.length === 2)
    return [[filled[0]?.text ?? '', filled[1]?.text ?? '']];
  return filled.map((cell) => {
    const columns = row.flatMap((other, column) => (other === cell ? [headings?.[column] ?? ''] : []));
    return [[...new Set(columns)].filter((name) => name !== '').join(', '), cell.text];
  });
}

/** Whether one cell extends over all columns. */
function isAcross(row: readonly TableCell[]): boolean {
  const [first] = row;
  return row.length > 1 && first !== undefined && first.text !== '' && row.every((cell) => cell === first);
}

/** The name of a group of rows: a cell across all columns, or a heading alone in its row. */
function groupName(row: readonly TableCell[]): string | undefined {
  const [first, ...others] = row;
  if (first === undefined || others.length === 0 || first.text === '') return undefined;
  if (isAcross(row)) return first.text;
  const isAlone = others.every(({ text }) => text === '');
  return isAlone && (first.isHeading || others.length > 2) ? first.text : undefined;
}

interface Headed {
  /** One for each column; undefined if the table has none. */
  readonly headings: readonly string[] | undefined;
  readonly body: readonly (readonly TableCell[])[];
}

function withHeadings(grid: readonly (readonly TableCell[])[]): Headed {
  const width = grid[0]?.length ?? 0;
  const isHeadingRow = (row: readonly TableCell[]): boolean =>
    row.every(({ text, isHeading }) => text === '' || isHeading);
  let top = 0;
  // Below the headings, a heading alone in its row is the name of a group.
  const isGroup = (row: readonly TableCell[]): boolean =>
    isAcross(row) || (top > 0 && groupName(row) !== undefined);
  while (top < grid.length - 1 && isHeadingRow(grid[top] ?? []) && !isGroup(grid[top] ?? [])) top += 1;
  if (top > 0) return { headings: joinedHeadings(grid.slice(0, top)), body: grid.slice(top) };
  if (grid.length < 2 || width < 2) return { headings: undefined, body: grid };
  const [first = [], ...rest] = grid;
  const cornerIsEmpty = first[0]?.text === '' && first.slice(1).every(({ text }) => text !== '');
  if (cornerIsEmpty && looksLikeHeadings(first))
    return { headings: first.map(({ text }) => text), body: rest };
  if (width === 2 && !namesNumbers(first, rest)) return { headings: undefined, body: grid };
  // Only the first column is marked: the records stand side by side.
  if (grid.every((row) => row[0]?.isHeading === true))
    return {
      headings: grid.map((row) => row[0]?.text ?? ''),
      body: Array.from({ length: width - 1 }, (_, column) =>
        grid.map((row) => row[column + 1] ?? { text: '', isHeading: false }),
      ),
    };
  return !looksLikeHeadings(first) || looksLikeValues(first, rest)
    ? { headings: undefined, body: grid }
    : { headings: first.map(({ text }) => text), body: rest };
}

const wordsAsValues =
  /^(?:[-\u2013\u2014/]|yes|no|none|any|all|free|closed|open|included|unlimited|varies|varied|not\b.*|n\/a|on (?:request|demand)|by appointment|from\b.*|up to\b.*|ja|nein|kein\w*|alle|frei|kostenlos|gratis|umsonst|geschlossen|ge\u00F6ffnet|inklusive|inbegriffen|unbegrenzt|nicht\b.*|auf anfrage|nach vereinbarung|ab\b.*|bis\b.*)\.?$/i;

/** Whether the first row of two cells, which has no number, names what stands below: numbers in all other rows. */
function namesNumbers([term, name]: readonly TableCell[], rest: readonly (readonly TableCell[])[]): boolean {
  if (term === undefined || name === undefined || name.text === '' || rest.length < 2) return false;
  if (/\d/.test(term.text + name.text) || wordsAsValues.test(name.text.trim())) return false;
  const isShort = [term, name].every(({ text }) => countWords(text) <= 4 && !/[.:]$/.test(text));
  return isShort && rest.every((row) => /\d/.test(row[1]?.text ?? ''));
}

/** Headings of several rows, one above the other: `Express` over `Price` gives `Express Price`. */
function joinedHeadings(rows: readonly (readonly TableCell[])[]): string[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    const names = rows.map((row) => row[column]?.text ?? '').filter((name) => name !== '');
    return [...new Set(names)].join(' ');
  });
}

/** Whether every cell of an unmarked first row is short and no value: a wrong heading would say something of every row. */
function looksLikeHeadings(first: readonly TableCell[]): boolean {
  return first.every(
    ({ text }) =>
      text === '' || (countWords(text) <= headingWords && !wordsAsValues.test(text) && !/[.!?;]$/.test(text)),
  );
}

/** Maximum number of words of a heading that is not marked. */
const headingWords = 5;

/** Whether a first row has numbers where the other rows have them, or repeats one of their values. */
function looksLikeValues(first: readonly TableCell[], rest: readonly (readonly TableCell[])[]): boolean {
  return first.some(({ text }, column) => {
    if (text === '') return false;
    const others = rest.map((row) => row[column]?.text ?? '').filter((other) => other !== '');
    const isNumber = (value: string): boolean => /\d/.test(value);
    return (
      others.includes(text) ||
      (isNumber(text) && others.length > 0 && others.filter(isNumber).length > others.length / 2)
    );
  });
}
