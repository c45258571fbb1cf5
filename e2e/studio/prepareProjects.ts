import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { createCli } from './createCli.ts';
import { editFile, type PreparedTemplate, preparedProjectsVariable } from './createSandbox.ts';
import { digestOf } from './digestOf.ts';
import { repository } from './paths.ts';

const templates: readonly PreparedTemplate[] = ['retail-support', 'blank'];
/** Everything that the prepared projects depend on; they are prepared again when any of it changes. */
const sources = ['dist/engine', 'templates', 'package-lock.json', 'e2e/studio/prepareProjects.ts'];
const cache = join(repository, 'node_modules', '.cache', 'e2e-projects');

/**
 * Runs before all tests: creates a project from each template, trains and indexes it, which takes half a minute of CPU
 * time. Tests copy the projects. They are kept for later runs with the same engine. A message in them is answered at
 * once: waiting for a second one would add 1.5 s to every message that a test types.
 */
export default async function prepareProjects(): Promise<void> {
  const stamp = await digestOf(repository, sources);
  const folder = join(cache, stamp);
  process.env[preparedProjectsVariable] = folder;
  if (await isThere(folder)) return;
  await mkdir(cache, { recursive: true });
  for (const old of await readdir(cache)) await rm(join(cache, old), { recursive: true, force: true });
  const half = await mkdtemp(join(cache, 'half-'));
  await Promise.all(templates.map((template) => prepare(template, half)));
  // Appears only when it is complete.
  await rename(half, folder);
}

async function prepare(template: PreparedTemplate, folder: string): Promise<void> {
  const cli = createCli(folder);
  const run = async (args: readonly string[]) => {
    const { code, stderr } = await cli.run(args);
    if (code !== 0) throw new Error(`dialoom ${args.join(' ')} failed:\n${stderr}`);
  };
  await run(['new', template, '--template', template]);
  await editFile(
    join(folder, template, 'dialoom.yaml'),
    'policies:\n',
    'policies:\n  messages:\n    pause: 0\n',
  );
  await run(['bundle', template, '--output', `${template}.dialoom`]);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
