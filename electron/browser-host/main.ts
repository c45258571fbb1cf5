import { packageVersion } from '../../engine/project/packageRoot.ts';
import { systemAlarm, systemClock, systemIds, systemRandom } from '../../engine/project/systemPorts.ts';
import { createHost } from '../host/createHost.ts';
import type { Host } from '../host/host.ts';
import { describeError } from '../host/hostErrors.ts';
import { defaultFolders } from '../host/hostOptions.ts';
import { createResumeKeys, type ResumeKeys } from './createResumeKeys.ts';
import { parseOptions } from './parseOptions.ts';
import { type BrowserHost, openInBrowser, startBrowserHost } from './startBrowserHost.ts';

try {
  await run();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exit(1);
}

/** Serves the studio where pages of an earlier launch wait for it, unless a port is given or another program has it. */
async function start(host: Host, port: number, keys: ResumeKeys): Promise<BrowserHost> {
  for (const awaited of port === 0 ? keys.awaitedPorts() : []) {
    try {
      return await startBrowserHost(host, awaited, keys);
    } catch {
      // Nothing is lost: the pages say how to go on.
    }
  }
  return startBrowserHost(host, port, keys);
}

async function run(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const folders = defaultFolders(process.env);
  const report = (error: unknown): void => void process.stderr.write(`${describeError(error)}\n`);
  const host = createHost({
    version: packageVersion,
    ...folders,
    openProject: options.project,
    native: null,
    environment: process.env,
    clock: systemClock,
    setAlarm: systemAlarm,
    random: systemRandom,
    ids: systemIds,
    report,
  });
  const keys = createResumeKeys({
    dataFolder: folders.dataFolder,
    project: options.project,
    clock: systemClock,
    report,
  });
  const studio = await start(host, options.port, keys);
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
