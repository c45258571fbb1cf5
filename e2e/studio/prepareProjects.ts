import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCli } from './createCli.ts';
import { preparedProjectsVariable } from './createSandbox.ts';

/**
 * Before all tests: makes a project of each template and trains and indexes it, which takes seconds. Tests copy them.
 *
 * @returns What takes them away after all tests.
 */
export default async function prepareProjects(): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'dialoom-e2e-projects-')));
  const cli = createCli(folder);
  for (const template of ['retail-support', 'blank']) {
    for (const args of [
      ['new', template, '--template', template],
      ['bundle', template, '--output', `${template}.dialoom`],
    ]) {
      const { code, stderr } = await cli.run(args);
      if (code !== 0) throw new Error(`dialoom ${args.join(' ')} failed:\n${stderr}`);
    }
  }
  process.env[preparedProjectsVariable] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
