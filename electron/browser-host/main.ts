import { AppError, formatError } from '../../engine/base/appError.ts';
import { packageVersion } from '../../engine/project/packageRoot.ts';
import { systemAlarm, systemClock, systemIds, systemRandom } from '../../engine/project/systemPorts.ts';
import { createHost } from '../host/createHost.ts';
import { defaultFolders } from '../host/hostOptions.ts';
import { parseOptions } from './parseOptions.ts';
import { openInBrowser, startBrowserHost } from './startBrowserHost.ts';

try {
  await run();
} catch (error) {
  process.stderr.write(`${errorText(error)}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const host = createHost({
    version: packageVersion,
    ...defaultFolders(process.env),
    openProject: options.project,
    native: null,
    environment: process.env,
    clock: systemClock,
    setAlarm: systemAlarm,
    random: systemRandom,
    ids: systemIds,
    report: (error) => process.stderr.write(`${errorText(error)}\n`),
  });
  const studio = await startBrowserHost(host, options.port);
  process.stdout.write(`Dialoom studio: ${studio.url}\n`);
  if (options.open) openInBrowser(studio.url);
  let stopping = false;
  const stop = (): void => {
    // A second signal must not cut short the closing that the first one began.
    if (stopping) return;
    stopping = true;
    void studio
      .close()
      .then(() => host.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function errorText(error: unknown): string {
  if (error instanceof AppError) return formatError(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
