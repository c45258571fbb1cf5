import { CsvError, parse } from 'csv-parse/sync';
import { languageTag } from '../../../model/identifier.ts';
import type { ForeignFile } from '../../defineImporter.ts';
import { interopErrors } from '../../errors.ts';
import { delimiterOf, unguardFormula, writeSpreadsheet } from '../../spreadsheet.ts';
import { type FileUnit, readUnitId } from '../textUnits.ts';

/** A row of a table of texts: a unit in all languages. */
export interface TextTableRow {
  readonly id: string;
  /** By language; null if it is not translated. */
  readonly texts: Readonly<Record<string, string | null>>;
  readonly note: string;
}

/** A row of a CSV file with a header. */
interface CsvRow {
  /** By column. */
  readonly record: Readonly<Record<string, string>>;
  readonly line: number;
}

/**
 * Reads CSV with a header. The separator may be a comma, a semicolon or a tab, as spreadsheets write it in different
 * countries.
 *
 * @throws AppError INTEROP_TEXTS_INVALID with the line.
 */
export function readSpreadsheet({ path, content }: ForeignFile): {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
} {
  const fail = (reason: string, line: number, cause?: unknown) =>
    interopErrors.INTEROP_TEXTS_INVALID(
      { path, format: 'CSV', reason },
      { location: { file: path, line }, cause },
    );
  try {
    const options = { bom: true, skip_empty_lines: true, delimiter: delimiterOf(content) };
    const parsed = parse(content, { ...options, info: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const columns = (parsed[0]?.record ?? []).map((name) => name.trim());
    const twice = columns.find((name, index) => columns.indexOf(name) !== index);
    if (twice !== undefined) throw fail(`it has two columns "${twice}"`, 1);
    const rows = parsed.slice(1).map(({ record, info }) => {
      const cells = record.map((text, index) => [columns[index] ?? '', unguardFormula(text)]);
      // A record is found by its first line, and may have several.
      const breaks = record.join('').match(/\r\n|\r|\n/g)?.length ?? 0;
      return { record: Object.fromEntries(cells) as Record<string, string>, line: info.lines - breaks };
    });
    return { columns, rows };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { lines } = cause as CsvError & { lines?: number };
    throw fail(cause.message, lines ?? 1, cause);
  }
}

/** Writes texts as CSV: `key`, a column for each language, `note`. */
export function writeCsvTexts(locales: readonly string[], rows: readonly TextTableRow[]): string {
  return writeSpreadsheet([
    ['key', ...locales, 'note'],
    ...rows.map(({ id, texts, note }) => [id, ...locales.map((locale) => texts[locale] ?? ''), note]),
  ]);
}

/**
 * Reads texts from CSV. Each column whose name is a language tag has the texts of that language; others are ignored.
 *
 * @param defaultLocale - The column that translations were made from.
 * @throws AppError INTEROP_TEXTS_INVALID with the line.
 */
export function readCsvTexts(file: ForeignFile, defaultLocale: string): readonly FileUnit[] {
  const { columns, rows } = readSpreadsheet(file);
  const { path } = file;
  const fail = (reason: string, line: number) =>
    interopErrors.INTEROP_TEXTS_INVALID({ path, format: 'CSV', reason }, { location: { file: path, line } });
  if (!columns.includes('key')) throw fail('its first line has no column "key"', 1);
  const locales = columns.filter((name) => name !== 'key' && languageTag.safeParse(name).success);
  if (locales.length === 0) throw fail('no column is named after a language, such as de', 1);
  const seen = new Map<string, number>();
  return rows.flatMap(({ record, line }) => {
    const id = (record.key ?? '').trim();
    const unit = readUnitId(id);
    if (unit === undefined || id === '')
      throw fail(id === '' ? 'the key is empty' : `"${id}" is not a key`, line);
    const before = seen.get(id);
    if (before !== undefined) throw fail(`the key "${id}" is already in line ${before}`, line);
    seen.set(id, line);
    return locales.map((locale) => ({
      ...unit,
      locale,
      source: record[defaultLocale] ?? null,
      target: record[locale] ?? '',
      // A table has no way to say that an old translation still fits.
      finished: false,
      line,
    }));
  });
}
