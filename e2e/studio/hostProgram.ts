// Run as a process of its own: the browser host as built, again and again. Each host has its folders, its environment and
// its database, as one in a process of its own has; only the modules and the word vectors are loaded once.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HostMessage, HostReply, HostStart } from './createSharedHost.ts';
import { repository } from './paths.ts';

/** What the built modules export, as far as it is needed here. */
interface Built {
  packageVersion: string;
  createHost(options: object): { close(): Promise<void> };
  createResumeKeys(options: object): object;
  startBrowserHost(
    host: object,
    port: number,
    keys: object,
  ): Promise<{ readonly url: string; close(): Promise<void> }>;
  systemClock: unknown;
  systemAlarm: unknown;
  systemRandom: unknown;
  systemIds: unknown;
}

const built: Built = Object.assign(
  {},
  ...(await Promise.all(
    [
      'engine/project/packageRoot.js',
      'engine/project/systemPorts.js',
      'electron/host/createHost.js',
      'electron/browser-host/createResumeKeys.js',
      'electron/browser-host/startBrowserHost.js',
    ].map((path) => import(pathToFileURL(join(repository, 'dist', path)).href)),
  )),
);

// Every host has the same port: a page of the same origin is loaded in a third of the time.
let port = 0;
let stop = async (): Promise<void> => undefined;

async function start({ dataFolder, projectsFolder, project, environment }: HostStart): Promise<string> {
  const report = (error: unknown) => console.error(error);
  const keys = built.createResumeKeys({
    dataFolder,
    project: project ?? null,
    clock: built.systemClock,
    report,
  });
  const host = built.createHost({
    version: built.packageVersion,
    dataFolder,
    projectsFolder,
    openProject: project ?? null,
    native: null,
    environment: { ...process.env, ...environment },
    clock: built.systemClock,
    setAlarm: built.systemAlarm,
    random: built.systemRandom,
    ids: built.systemIds,
    report,
  });
  // Whoever took the port in the meantime may keep it.
  const served = await built
    .startBrowserHost(host, port, keys)
    .catch(() => built.startBrowserHost(host, 0, keys));
  port = Number(new URL(served.url).port);
  stop = async () => {
    await served.close();
    await host.close();
  };
  return served.url;
}

process.on('message', async (message: HostMessage) => {
  const reply = await (message.type === 'start' ? start(message.options) : stop()).then(
    (url): HostReply => ({ url: url ?? '' }),
    (error: Error): HostReply => ({ error: String(error.stack ?? error) }),
  );
  process.send?.(reply);
});
process.on('disconnect', () => process.exit());
