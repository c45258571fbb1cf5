import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { formatError } from '../../../engine/base/appError.ts';
import { createProgram } from '../../../engine/cli/runCli.ts';
import { documentKindOf } from '../../../engine/model/documentKinds.ts';
import { parseProject } from '../../../engine/model/parseProject.ts';
import { checkParsedProject } from '../../../engine/project/checkProjectFolder.ts';
import { documentExamples } from './documentExamples.ts';
import { codeBlock, markdownTable } from './markdownTable.ts';
import { projectOfExamples } from './projectOfExamples.ts';

/** Reference of the command line. */
export async function cliPage(): Promise<string> {
  const listed = await programForHelp(() => false);
  const program = await programForHelp(() => true);
  return [
    '# Command line',
    `\`npx dialoom …\` in the clone. Paths are relative to the current folder. Data goes to standard output; progress,
hints and errors go to standard error.`,
    codeBlock('text', helpOf(listed)),
    '## Exit codes',
    markdownTable(
      ['code', 'meaning'],
      [
        ['0', 'Success.'],
        [
          '1',
          'Failure, or a negative result: `validate` found errors, a `test` failed, `replay` found a difference, `nlu check` a contradiction.',
        ],
        ['2', 'Invalid usage. Nothing was done.'],
      ],
    ),
    '## Errors',
    'One line each: `CODE location: message. Remedy.` The location is file, line and column, then flow and state, then the field, where known.',
    codeBlock('text', anError()),
    ...program.commands.flatMap((command) => commandSections(command, `dialoom ${command.name()}`, '##')),
  ].join('\n\n');
}

/** A command and its subcommands, one heading each. */
function commandSections(command: Command, name: string, level: string): readonly string[] {
  return [
    `${level} ${name}`,
    codeBlock('text', helpOf(command)),
    ...command.commands.flatMap((sub) => commandSections(sub, `${name} ${sub.name()}`, `${level}#`)),
  ];
}

function programForHelp(isWanted: (name: string) => boolean): Promise<Command> {
  const unused = () => {
    throw new Error('The reference must not run a command');
  };
  const io = {
    out: unused,
    note: unused,
    stdin: new PassThrough(),
    env: {},
    stop: AbortSignal.abort(),
    cwd: '',
  };
  return createProgram(io, unused, isWanted);
}

/** Help text for a terminal of 100 columns, whatever the current one. */
function helpOf(command: Command): string {
  return command.configureHelp({ helpWidth: 100 }).helpInformation();
}

/** The output of `validate` for the example project with one changed transition. */
function anError(): string {
  const { example } = documentKindOf('flow');
  const flow = documentExamples.flow.replace('next: find', 'next: fnid');
  const [problem] = checkParsedProject(parseProject({ ...projectOfExamples(), [example]: flow })).filter(
    ({ severity }) => severity === 'error',
  );
  if (problem === undefined) throw new Error('The changed example has no error');
  return formatError(problem);
}
