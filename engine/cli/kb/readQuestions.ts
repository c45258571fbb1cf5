import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { zodProblems } from '../../base/zodProblems.ts';
import { questionsPath } from '../../model/documentKinds.ts';
import { parseDocument } from '../../model/parseDocument.ts';
import { documentsOf, type ParsedProject } from '../../model/parsedProject.ts';
import { type QuestionSet, type TestQuestion, testQuestion } from '../../model/questionSet.ts';
import { cliErrors } from '../errors.ts';
import { readTextFile } from '../readTextFile.ts';

/**
 * The project's own test questions, `tests/*.questions.yaml`.
 *
 * @throws AppError CLI_NO_QUESTIONS when there are none.
 */
export function projectQuestions(parsed: ParsedProject, folder: string): readonly TestQuestion[] {
  const questions = documentsOf(parsed, 'questions').flatMap(({ value }) => value?.questions ?? []);
  if (questions.length === 0) throw cliErrors.CLI_NO_QUESTIONS({ folder });
  return questions;
}

/**
 * Test questions of a file: YAML as in a project, or CSV with the columns ask, expect and perhaps locale.
 *
 * @throws AppError CLI_FILE_UNREADABLE, CLI_QUESTIONS_INVALID.
 */
export async function readQuestions(path: string): Promise<readonly TestQuestion[]> {
  const text = await readTextFile(path);
  if (/\.csv$/i.test(path)) return questionsOfCsv(text, path);
  const { value, problems } = parseDocument(questionsPath('file'), text);
  if (value === undefined) {
    const [problem] = problems;
    const location = { ...problem?.location, file: path };
    throw cliErrors.CLI_QUESTIONS_INVALID({ reason: problem?.message ?? 'it is empty' }, { location });
  }
  return (value as QuestionSet).questions;
}

function questionsOfCsv(text: string, file: string): readonly TestQuestion[] {
  const invalid = (reason: string, line: number): Error =>
    cliErrors.CLI_QUESTIONS_INVALID({ reason }, { location: { file, line } });
  let rows: { readonly record: unknown; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(text, {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as typeof rows;
  } catch (error) {
    if (error instanceof CsvError) throw invalid(error.message, Number(error.lines ?? 1));
    throw error;
  }
  if (rows.length === 0) throw invalid('it holds no questions', 1);
  return rows.map(({ record, info }) => {
    const row = z.record(z.string(), z.string()).parse(record);
    const question = testQuestion.safeParse(row.locale === '' ? { ask: row.ask, expect: row.expect } : row);
    if (question.success) return question.data;
    const findings = zodProblems(question.error).map(({ field, message }) => `${field}: ${message}`);
    throw invalid(findings.join('; '), info.lines);
  });
}
