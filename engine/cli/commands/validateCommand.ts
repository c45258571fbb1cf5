import { resolve } from 'node:path';
import { Command } from 'commander';
import { formatError } from '../../base/appError.ts';
import { hasErrors } from '../../base/problem.ts';
import { checkProjectFolder } from '../../project/checkProjectFolder.ts';
import { migrateProjectFolder } from '../../project/migrateProjectFolder.ts';
import type { CliCommand } from '../cliCommand.ts';

/** `dialoom validate PROJECT`: prints every problem of a project. */
export const validateCommand: CliCommand = (io, setExitCode) =>
  new Command('validate')
    .argument('<project>', 'project folder')
    .option('--migrate', 'first migrate the project to the current document format')
    .option('--json', 'print the problems as a JSON list')
    .action(async (folder: string, options: { json?: true; migrate?: true }) => {
      const path = resolve(io.cwd, folder);
      const migration = options.migrate === true ? await migrateProjectFolder(path) : undefined;
      if (migration !== undefined) {
        io.note(
          `Migrated from format ${migration.from} to ${migration.to}; a copy of the previous files is in ${migration.backup}`,
        );
      }
      const problems = await checkProjectFolder(path);
      if (hasErrors(problems)) setExitCode(1);
      if (options.json === true) {
        io.out(JSON.stringify(problems));
        return;
      }
      for (const problem of problems) io.out(`${problem.severity}: ${formatError(problem)}`);
      const errors = problems.filter((problem) => problem.severity === 'error').length;
      io.out(`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`);
    });

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
