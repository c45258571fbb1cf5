import { z } from 'zod';
import type { AppError } from '../base/appError.ts';
import type { Location } from '../base/location.ts';
import { zodProblems } from '../base/zodProblems.ts';
import { readSpreadsheet } from './spreadsheet.ts';

/** A message and its intent. */
export interface LabelledMessage {
  readonly text: string;
  readonly intent: string;
}

/** A row of a CSV file. */
export interface LabelledRow extends LabelledMessage {
  /** Language tag; empty if the file has none. */
  readonly locale: string;
  /** The row's last line. */
  readonly line: number;
}

/** The parts of a file in the format of CLINC150; missing parts are empty. */
export interface LabelledSplits {
  readonly train: readonly LabelledMessage[];
  readonly val: readonly LabelledMessage[];
  readonly test: readonly LabelledMessage[];
  readonly oos_train: readonly LabelledMessage[];
  readonly oos_val: readonly LabelledMessage[];
  readonly oos_test: readonly LabelledMessage[];
}

/** Creates the error for an unreadable file, which differs between callers. */
export type MakeDataError = (reason: string, location: Location, cause?: unknown) => AppError;

/** Accepted names of the columns of a CSV file, the usual name first. */
export interface LabelledColumns {
  readonly text: readonly [string, ...string[]];
  /** Absent for files of out-of-scope messages. */
  readonly intent?: readonly [string, ...string[]];
  readonly locale?: readonly [string, ...string[]];
}

/**
 * Reads labelled messages from CSV with a header, with the columns in any order.
 *
 * @param path - The path as given, for errors.
 * @throws The error of `makeError`, with the line: a column is missing, a cell is empty, the text is not CSV.
 */
export function readLabelledCsv(
  content: string,
  path: string,
  columns: LabelledColumns,
  makeError: MakeDataError,
): readonly LabelledRow[] {
  const errorAt = (reason: string, line: number, cause?: unknown) =>
    makeError(reason, { file: path, line }, cause);
  const table = readSpreadsheet(content, errorAt);
  const names = table.columns.map((name) => name.toLowerCase());
  const columnOf = ([usual, ...others]: readonly [string, ...string[]]): string => {
    const found = [usual, ...others].find((name) => names.includes(name));
    if (found === undefined) throw errorAt(`its first line has no column "${usual}"`, 1);
    return found;
  };
  const text = columnOf(columns.text);
  const intent = columns.intent === undefined ? undefined : columnOf(columns.intent);
  const locale = columns.locale?.find((name) => names.includes(name));
  return table.rows.map(({ cells, lastLine: line }) => {
    const cell = (name: string | undefined): string =>
      name === undefined ? '' : (cells[names.lastIndexOf(name)] ?? '');
    const row = { text: cell(text), intent: cell(intent).trim(), locale: cell(locale).trim(), line };
    if (row.text.trim() === '') throw errorAt(`the ${text} is empty`, line);
    if (intent !== undefined && row.intent === '') throw errorAt(`the ${intent} is empty`, line);
    return row;
  });
}

const messages = z
  .array(
    z
      .tuple([z.string().regex(/\S/, 'is empty'), z.string().min(1, 'is empty')])
      .transform(([text, intent]) => ({ text, intent })),
  )
  .default([]);
const splits = z.object({
  train: messages,
  val: messages,
  test: messages,
  oos_train: messages,
  oos_val: messages,
  oos_test: messages,
});

/** Whether a file looks like JSON rather than CSV. */
export function looksLikeJson(content: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(content);
}

/**
 * Reads labelled messages from JSON in the format of CLINC150: an object of lists of `[text, intent]`.
 *
 * @param path - As it was given, for errors.
 * @throws The error of `makeError`, with the field.
 */
export function readLabelledSplits(content: string, path: string, makeError: MakeDataError): LabelledSplits {
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = `it is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw makeError(reason, { file: path }, cause);
  }
  const parsed = splits.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = zodProblems(parsed.error);
  const field = first?.field ?? '';
  throw makeError(first?.message ?? 'invalid', { file: path, ...(field !== '' && { field }) });
}
