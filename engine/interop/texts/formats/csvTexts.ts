import { languageTag } from '../../../model/identifier.ts';
import type { ForeignFile } from '../../defineImporter.ts';
import { interopErrors } from '../../errors.ts';
import { readSpreadsheet, unguardFormula, writeSpreadsheet } from '../../spreadsheet.ts';
import { type FileUnit, readUnitId } from '../textUnits.ts';

/** A row of a table of texts: a unit in all languages. */
export interface TextTableRow {
  readonly id: string;
  /** By language; null if it is not translated. */
  readonly texts: Readonly<Record<string, string | null>>;
  readonly note: string;
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
export function readCsvTexts({ path, content }: ForeignFile, defaultLocale: string): readonly FileUnit[] {
  const fail = (reason: string, line: number, cause?: unknown) =>
    interopErrors.INTEROP_TEXTS_INVALID(
      { path, format: 'CSV', reason },
      { location: { file: path, line }, cause },
    );
  const { columns, rows } = readSpreadsheet(content, fail);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw fail(`it has two columns "${twice}"`, 1);
  if (!columns.includes('key')) throw fail('its first line has no column "key"', 1);
  const locales = columns.filter((name) => name !== 'key' && languageTag.safeParse(name).success);
  if (locales.length === 0) throw fail('no column is named after a language, such as de', 1);
  const seen = new Map<string, number>();
  return rows.flatMap(({ cells, lastLine }) => {
    // A row is found by its first line, and may have several.
    const line = lastLine - (cells.join('').match(/\r\n|\r|\n/g)?.length ?? 0);
    const record: Readonly<Record<string, string>> = Object.fromEntries(
      cells.map((text, index) => [columns[index] ?? '', unguardFormula(text)]),
    );
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
