import { resolve } from 'node:path';
import { Command } from 'commander';
import { evaluateKnowledge } from '../../knowledge/evaluation/evaluateKnowledge.ts';
import { withProjectKnowledge } from '../../project/withProjectKnowledge.ts';
import type { CliCommand } from '../cliCommand.ts';
import { evaluationLines } from './evaluationLines.ts';
import { projectQuestions, readQuestions } from './readQuestions.ts';

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
