import { resolve } from 'node:path';
import { Command } from 'commander';
import pino from 'pino';
import { withBundleEngine } from '../../bundle/withBundleEngine.ts';
import { packageVersion } from '../../project/packageVersion.ts';
import { systemClock } from '../../project/systemPorts.ts';
import { startRuntime } from '../../server/startRuntime.ts';
import type { CliCommand } from '../cliCommand.ts';
import { parsePort } from '../parsePort.ts';
import { readTextFile } from '../readTextFile.ts';
import { untilStopped } from '../untilStopped.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly webhook?: string;
  readonly trust?: string;
  readonly json?: true;
}

/** `dialoom serve BUNDLE`: the companion runtime. */
export const serveCommand: CliCommand = (io) =>
  new Command('serve')
    .description('serve a bundle over HTTP')
    .argument('<bundle>', 'bundle (.dialoom)')
    .option('-p, --port <port>', 'port to listen on; 0 takes a free one', parsePort, 8080)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('-d, --data <folder>', 'folder of the sessions', '.dialoom-runtime')
    .option('-w, --webhook <url>', 'URL that receives handoff packets')
    .option('--trust <file>', 'refuse bundles that this public key (PEM) did not sign')
    .option('--json', 'print the address as JSON; the log is JSON always')
    .action(async (bundle: string, options: Options) => {
      const { trust } = options;
      const trustedKeys = trust === undefined ? undefined : [await readTextFile(resolve(io.cwd, trust))];
      const dataFolder = resolve(io.cwd, options.data);
      const source = { path: resolve(io.cwd, bundle), trustedKeys, env: io.env };
      await withBundleEngine(source, async (engine) => {
        const runtime = await startRuntime({
          engine,
          version: packageVersion,
          dataFolder,
          host: options.host,
          port: options.port,
          webhook: options.webhook ?? null,
          clock: systemClock,
          // Standard output is for the address; the log goes with the notes.
          logger: pino({ level: 'info' }, { write: (line) => io.note(line.trimEnd()) }),
        });
        io.out(
          options.json === true ? JSON.stringify({ url: runtime.url }) : `Dialoom runtime: ${runtime.url}`,
        );
        await untilStopped(io.stop);
        await runtime.close();
      });
    });
