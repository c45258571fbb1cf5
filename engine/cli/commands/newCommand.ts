import { basename, dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { createProject, listTemplates } from '../../project/createProject.ts';

import type { CliCommand } from '../cliCommand.ts';

/** `dialoom new FOLDER --template NAME`: makes a project from a template. */
export const newCommand: CliCommand = (io) =>
  new Command('new')
    .argument('[folder]', 'folder to make; it must not exist or be empty')
    .option('-t, --template <name>', 'template to copy', 'blank')
    .option('--list', 'list the templates instead')
    .option('--json', 'print the result as JSON')
    .action(
      async (
        folder: string | undefined,
        options: { template: string; list?: true; json?: true },
        command,
      ) => {
        if (options.list === true) {
          const templates = await listTemplates();
          if (options.json === true) io.out(JSON.stringify(templates));
          else for (const { id, description } of templates) io.out(`${id}: ${description}`);
          return;
        }
        if (folder === undefined) command.error("error: missing required argument 'folder'");
        const target = resolve(io.cwd, folder ?? '');
        const path = await createProject({
          template: options.template,
          name: basename(target),
          folder: dirname(target),
        });
        io.out(options.json === true ? JSON.stringify({ path }) : `Made ${path}`);
      },
    );
