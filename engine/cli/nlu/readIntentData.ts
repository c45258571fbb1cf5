import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { zodProblems } from '../../base/zodProblems.ts';
import { cliErrors } from '../errors.ts';

/** A labelled message of a file. */
export interface IntentRow {
  readonly text: string;
  readonly intent: string;
}

/** The parts of a file with several, by the names that CLINC150 gives them. */
export interface IntentSplits {
  readonly train: readonly IntentRow[];
  readonly val: readonly IntentRow[];
  readonly test: readonly IntentRow[];
  readonly oos_val: readonly IntentRow[];
  readonly oos_test: readonly IntentRow[];
}

/** What a file of labelled messages holds: rows, or several parts of them. */
export type IntentData =
  | { readonly kind: 'rows'; readonly rows: readonly IntentRow[] }
  | { readonly kind: 'splits'; readonly splits: IntentSplits };

const rows = z
  .array(
    z
      .tuple([z.string().regex(/\S/, 'is empty'), z.string().min(1, 'is empty')])
      .transform(([text, intent]) => ({ text, intent })),
  )
  .default([]);
const splits = z.object({ train: rows, val: rows, test: rows, oos_val: rows, oos_test: rows });

/**
 * Reads labelled messages: CSV with the columns `text` and `category` in its first line, or JSON as CLINC150 has it, an
 * object of lists of `[text, category]`.
 *
 * @param path - As it was given, for messages.
 * @param isUnlabelled - The category may be missing: of out-of-scope messages there is none.
 * @throws AppError CLI_DATA_INVALID with the line (CSV) or the field (JSON).
 */
export function readIntentData(content: string, path: string, isUnlabelled = false): IntentData {
  if (/^\uFEFF?\s*[[{]/.test(content)) return { kind: 'splits', splits: readSplits(content, path) };
  return { kind: 'rows', rows: readRows(content, path, isUnlabelled) };
}

function readSplits(content: string, path: string): IntentSplits {
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = `it is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw cliErrors.CLI_DATA_INVALID({ path, reason }, { location: { file: path }, cause });
  }
  const parsed = splits.safeParse(value);
  if (!parsed.success) {
    const [first] = zodProblems(parsed.error);
    const field = first?.field ?? '';
    const location = { file: path, ...(field !== '' && { field }) };
    throw cliErrors.CLI_DATA_INVALID({ path, reason: first?.message ?? 'invalid' }, { location });
  }
  return parsed.data;
}

function readRows(content: string, path: string, isUnlabelled: boolean): readonly IntentRow[] {
  const fail = (reason: string, line: number, cause?: unknown): never => {
    throw cliErrors.CLI_DATA_INVALID({ path, reason }, { location: { file: path, line }, cause });
  };
  try {
    const parsed = parse(content, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
    }) as unknown as {
      record: Record<string, string>;
      info: { lines: number; columns: { name: string }[] };
    }[];
    const head = headOf(content);
    if (!head.includes('text')) fail('its first line has no column "text"', 1);
    if (!isUnlabelled && !head.includes('category')) fail('its first line has no column "category"', 1);
    return parsed.map(({ record, info }) => {
      const { text = '', category = '' } = record;
      if (text.trim() === '') fail('the text is empty', info.lines);
      if (!isUnlabelled && category.trim() === '') fail('the category is empty', info.lines);
      return { text, intent: category.trim() };
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { lines } = cause as CsvError & { lines?: number };
    return fail(cause.message, lines ?? 1, cause);
  }
}

/** Names of the columns; they are looked at apart, so that a file without rows is told from one without columns. */
function headOf(content: string): readonly string[] {
  const [names = []] = parse(content, { bom: true, to: 1 }) as string[][];
  return names.map((name) => name.trim().toLowerCase());
}
