// CSV as spreadsheets write and read it.

import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet would take for a formula. */
const formula = /^'*[=+\-@\t\r]/;

/** An apostrophe before what a spreadsheet would take for a formula, as spreadsheets write it themselves. */
function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text without the apostrophe of {@link guardFormula}. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

/** Writes CSV that spreadsheets open: with a byte order mark, and CRLF. */
export function writeSpreadsheet(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(guardFormula)),
    { bom: true, record_delimiter: 'windows', quoted: false, quoted_match: /[\r\n]/ },
  );
}

/** A CSV file with a header. */
interface CsvTable {
  /** The names in the header, trimmed. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly lastLine: number }[];
}

/**
 * Reads CSV. The separator may be a comma, a semicolon or a tab, as spreadsheets write it in different countries.
 *
 * @param fail - Makes the error that is thrown if the text is not CSV.
 */
export function readSpreadsheet(
  content: string,
  fail: (reason: string, line: number, cause: unknown) => Error,
): CsvTable {
  try {
    const records = parse(content, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      delimiter: delimiterOf(content),
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [header, ...rows] = records.map(({ record, info }) => ({ cells: record, lastLine: info.lines }));
    return { columns: (header?.cells ?? []).map((name) => name.trim()), rows };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { lines } = cause as CsvError & { lines?: number };
    throw fail(cause.message, lines ?? 1, cause);
  }
}

/** The separator of a CSV file, by its first line. */
function delimiterOf(content: string): string {
  const [head = ''] = content.split(/\r?\n/, 1);
  const count = (mark: string) => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}
