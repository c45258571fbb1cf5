import { resolve } from 'node:path';
import { Command } from 'commander';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { zodProblems } from '../../base/zodProblems.ts';
import { evaluateKnowledge } from '../../knowledge/evaluation/evaluateKnowledge.ts';
import { questionsPath } from '../../model/documentKinds.ts';
import { type QuestionSet, type TestQuestion, testQuestion } from '../../model/documents/questionSet.ts';
import { parseDocument } from '../../model/parseDocument.ts';
import { documentsOf, type ParsedProject } from '../../model/parsedProject.ts';
import type { EvaluatedQuestion, KnowledgeEvaluation } from '../../model/reports/knowledgeReports.ts';
import { withProjectKnowledge } from '../../project/withProject.ts';
import { type CliCommand, readTextFile } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';

/**
 * The project's own test questions, `tests/*.questions.yaml`.
 *
 * @throws AppError CLI_NO_QUESTIONS when there are none.
 */
function projectQuestions(parsed: ParsedProject, folder: string): readonly TestQuestion[] {
  const questions = documentsOf(parsed, 'questions').flatMap(({ value }) => value?.questions ?? []);
  if (questions.length === 0) throw cliErrors.CLI_NO_QUESTIONS({ folder });
  return questions;
}

/**
 * Test questions of a file: YAML as in a project, or CSV with the columns ask, expect and perhaps locale.
 *
 * @throws AppError CLI_FILE_UNREADABLE, CLI_QUESTIONS_INVALID.
 */
async function readQuestions(path: string): Promise<readonly TestQuestion[]> {
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

/** An evaluation for people: the figures, then every question that goes wrong. */
function evaluationLines(report: KnowledgeEvaluation): readonly string[] {
  const { refusal, suggestion } = report;
  const { answerable, unanswerable, threshold, missing } = report;
  return [
    `${report.questions} questions, ${answerable} with an answer, ${unanswerable} without; threshold ${threshold}`,
    `found first ${percent(report.recallAt1)}, among three ${percent(report.recallAt3)}, MRR@10 ${decimal(report.mrrAt10)}`,
    `answered ${percent(report.answerRate)} of those with an answer`,
    `refused ${percent(refusal.recall)} of those without one; ${percent(refusal.precision)} of the refused had none`,
    `dealt with as they should be: ${percent(report.handled)}`,
    ...suggestionLines(suggestion, threshold),
    ...missing.map((expect) => `error: ${expect} is expected, but the knowledge base does not have it`),
    ...report.outcomes.flatMap(outcomeLines),
  ];
}

function suggestionLines(
  suggestion: KnowledgeEvaluation['suggestion'],
  threshold: number,
): readonly string[] {
  if (suggestion === null) return ['no threshold suggested: that takes questions with and without an answer'];
  const { crossValidated } = suggestion;
  const others =
    crossValidated === null
      ? 'fewer than 20 questions say little about others'
      : `${percent(crossValidated.handled)} to be expected on other questions`;
  const change = suggestion.threshold === threshold ? 'keep' : 'suggested';
  return [`${change} threshold ${suggestion.threshold}: ${percent(suggestion.handled)} of these, ${others}`];
}

function outcomeLines({ ask, expect, outcome, score, rank, best }: EvaluatedQuestion): readonly string[] {
  const found = best === null ? 'nothing' : best.chunkId;
  const place = rank === null ? 'not among the first ten' : `in place ${rank}`;
  switch (outcome) {
    case 'answered':
    case 'refused':
      return [];
    case 'wrong_passage':
      return [`wrong passage (${decimal(score)}): ${ask}`, `  answered from ${found}; ${expect} is ${place}`];
    case 'unanswered':
      return [`no answer (${decimal(score)}): ${ask}`, `  best is ${found}; ${expect} is ${place}`];
    case 'wrongly_answered':
      return [`should have no answer (${decimal(score)}): ${ask}`, `  answered from ${found}`];
  }
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}

function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

interface Options {
  readonly questions?: string;
  readonly json?: true;
}

/** `dialoom kb evaluate PROJECT`: asks the test questions and holds the answers against what is expected. */
export const kbEvaluateCommand: CliCommand = (io, setExitCode) =>
  new Command('evaluate')
    .description(
      'ask the test questions (tests/*.questions.yaml) and say which go wrong; suggests a threshold',
    )
    .argument('<project>', 'project folder')
    .option('--questions <file>', 'ask these instead: YAML as in a project, or CSV with columns ask,expect')
    .option('--json', 'print the report as one JSON object')
    .action(async (folder: string, { questions: file, json }: Options) => {
      const opened = { folder: resolve(io.cwd, folder), env: io.env, note: io.note };
      const named = file === undefined ? undefined : await readQuestions(resolve(io.cwd, file));
      await withProjectKnowledge(opened, async ({ parsed, project, knowledge }) => {
        const { defaultLocale, policies } = project.manifest;
        const report = await evaluateKnowledge({
          port: knowledge.port,
          chunks: await knowledge.chunks(),
          questions: named ?? projectQuestions(parsed, folder),
          threshold: policies.knowledgeThreshold,
          locale: defaultLocale,
          signal: io.stop,
        });
        if (report.missing.length > 0) setExitCode(1);
        if (json === true) io.out(JSON.stringify(report));
        else for (const line of evaluationLines(report)) io.out(line);
      });
    });
