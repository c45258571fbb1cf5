// CSV as spreadsheets write and read it.

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

/** Writes CSV that spreadsheets open: with a mark of UTF-8, and CRLF. */
export function writeSpreadsheet(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(guardFormula)),
    { bom: true, record_delimiter: 'windows', quoted: false, quoted_match: /[\r\n]/ },
  );
}

/** The separator of a CSV file, by its first line: a comma, a semicolon or a tab, as is usual in different countries. */
export function delimiterOf(content: string): string {
  const [head = ''] = content.split(/\r?\n/, 1);
  const count = (mark: string) => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}
