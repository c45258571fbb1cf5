import { resolve } from 'node:path';
import { Command } from 'commander';
import pino from 'pino';
import { missingEnvironment } from '../../actions/readEnvironment.ts';
import { withBundleEngine } from '../../bundle/withBundleEngine.ts';
import { packageVersion } from '../../project/packageRoot.ts';
import { systemClock } from '../../project/systemPorts.ts';
import { serverErrors } from '../../server/errors.ts';
import { startRuntime } from '../../server/startRuntime.ts';
import { type CliCommand, type CliIo, readTextFile, untilStopped } from '../cliCommand.ts';
import { parsePort } from '../parseOptions.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly webhook?: string;
  readonly customerSecretEnv?: string;
  readonly trust?: string;
  readonly encoderFolder?: string;
  readonly json?: true;
}

/** `dialoom serve BUNDLE`: the companion runtime. */
export const serveCommand: CliCommand = (io) =>
  new Command('serve')
    .argument('<bundle>', 'bundle (.dialoom)')
    .option('-p, --port <port>', 'port to listen on; 0 takes a free one', parsePort, 8080)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('-d, --data <folder>', 'folder of the sessions', '.dialoom-runtime')
    .option('-w, --webhook <url>', 'URL that receives handoff packets')
    .option(
      '--customer-secret-env <name>',
      "environment variable that holds the secret of the customers' tokens (HS256)",
    )
    .option('--trust <file>', 'refuse bundles that this public key (PEM) did not sign')
    .option('--encoder-folder <folder>', "folder with the files of the bundle's encoder (transformers)")
    .option('--json', 'print the address as JSON; the log is JSON always')
    .action(async (bundle: string, options: Options) => {
      const { trust } = options;
      const trustedKeys = trust === undefined ? undefined : [await readTextFile(resolve(io.cwd, trust))];
      const dataFolder = resolve(io.cwd, options.data);
      const encoderFolder =
        options.encoderFolder === undefined ? undefined : resolve(io.cwd, options.encoderFolder);
      const source = { path: resolve(io.cwd, bundle), trustedKeys, env: io.env, encoderFolder };
      const customerSecret = secretOf(io.env, options.customerSecretEnv);
      await withBundleEngine(source, async (engine) => {
        // Standard output is for the address; the log goes with the notes.
        const logger = pino({ level: 'info' }, { write: (line) => io.note(line.trimEnd()) });
        for (const { code, message, remedy } of missingEnvironment(
          engine.compiled.manifest.environment,
          io.env,
        )) {
          logger.warn({ code }, `${message}. ${remedy}.`);
        }
        const runtime = await startRuntime({
          engine,
          version: packageVersion,
          dataFolder,
          host: options.host,
          port: options.port,
          webhook: options.webhook ?? null,
          customerSecret,
          clock: systemClock,
          logger,
        });
        io.out(
          options.json === true ? JSON.stringify({ url: runtime.url }) : `Dialoom runtime: ${runtime.url}`,
        );
        await untilStopped(io.stop);
        await runtime.close();
      });
    });

/** The secret itself never stands on a command line, where every process of the machine can read it. */
function secretOf(env: CliIo['env'], variable: string | undefined): string | null {
  if (variable === undefined) return null;
  // A secret read from a file often ends in a line break.
  const secret = env[variable]?.trim() ?? '';
  if (secret === '') throw serverErrors.SERVER_CUSTOMER_SECRET_MISSING({ variable });
  return secret;
}
