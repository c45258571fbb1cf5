import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { buildProjectBundle } from '../../bundle/buildBundle.ts';
import { withPreparedProject } from '../../project/withProject.ts';
import { writeDurably } from '../../project/writeDurably.ts';
import { type CliCommand, readTextFile } from '../cliCommand.ts';

import { cliErrors } from '../errors.ts';

interface Options {
  readonly output?: string;
  readonly key?: string;
  readonly force?: true;
  readonly json?: true;
}

/** `dialoom bundle PROJECT`: packs a project for the runtime. */
export const bundleCommand: CliCommand = (io) =>
  new Command('bundle')
    .argument('<project>', 'project folder')
    .option('-o, --output <file>', 'bundle to write (default: the project name with .dialoom)')
    .option('-k, --key <file>', 'sign with an ed25519 private key (PEM)')
    .option('-f, --force', 'replace an existing file')
    .option('--json', 'print what was made as JSON')
    .action(async (folder: string, options: Options) => {
      const project = resolve(io.cwd, folder);
      const output = resolve(io.cwd, options.output ?? `${basename(project)}.dialoom`);
      if (options.force !== true && existsSync(output)) throw cliErrors.CLI_FILE_EXISTS({ path: output });
      const signingKey = options.key === undefined ? null : await readTextFile(resolve(io.cwd, options.key));
      const bundle = await withPreparedProject({ folder: project, env: io.env, note: io.note }, (prepared) =>
        buildProjectBundle(prepared, { signingKey, env: io.env }),
      );
      await writeDurably(output, bundle.bytes);
      const { sha256, files, signedBy, requiredVariables, requiredSecrets } = bundle;
      const size = bundle.bytes.length;
      if (options.json === true) {
        io.out(
          JSON.stringify({
            path: output,
            bytes: size,
            sha256,
            files,
            signedBy,
            requiredVariables,
            requiredSecrets,
          }),
        );
        return;
      }
      io.out(`Bundle: ${output} (${Math.ceil(size / 1024)} KiB, ${files} files, sha256 ${sha256})`);
      io.out(signedBy === null ? 'Not signed' : `Signed by ${signedBy}`);
      if (requiredVariables.length > 0) io.out(`Variables: ${requiredVariables.join(', ')}`);
      if (requiredSecrets.length > 0) io.out(`Secrets: ${requiredSecrets.join(', ')}`);
    });
