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
    `\`npx dialoom …\` in the clone. Paths are relative to where you are; data goes to standard output, progress, hints and
errors to standard error.`,
    codeBlock('text', helpOf(listed)),
    '## Exit codes',
    markdownTable(
      ['code', 'meaning'],
      [
        ['0', 'It worked, and there is nothing to complain of.'],
        [
          '1',
          'It failed; or it ran and has bad news: `validate` found errors, a `test` failed, `replay` found a difference, `nlu check` a contradiction.',
        ],
        ['2', 'It was called in a way that it does not know. Nothing was done.'],
      ],
    ),
    '## Errors',
    'One line each: `CODE location: message. Remedy.` The location is file, line and column, then flow and state, then the field, as far as they are known.',
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
    throw new Error('The reference runs no command');
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

/** Help as it is on a terminal of 100 columns, whatever the one this runs in. */
function helpOf(command: Command): string {
  return command.configureHelp({ helpWidth: 100 }).helpInformation();
}

/** What `validate` says of the example project with one transition changed. */
function anError(): string {
  const { example } = documentKindOf('flow');
  const flow = documentExamples.flow.replace('next: find', 'next: fnid');
  const [problem] = checkParsedProject(parseProject({ ...projectOfExamples(), [example]: flow })).filter(
    ({ severity }) => severity === 'error',
  );
  if (problem === undefined) throw new Error('The changed example has no error');
  return formatError(problem);
}
