import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUseEmbedder } from '../engine/embed/use/createUseEmbedder.ts';
import { parseProject } from '../engine/model/parseProject.ts';
import type { ProjectFiles } from '../engine/model/project.ts';
import { type PreparedFiles, prepareFiles } from '../engine/project/fixtures/prepareFiles.ts';
import { isProjectPath } from '../engine/project/isProjectPath.ts';
import { type OpenSuiteWorld, openSuiteWorld } from '../engine/project/suite/openSuiteWorld.ts';
import { engineDriver } from '../engine/replay/suite/engineDriver.ts';
import { runSuiteTest } from '../engine/replay/suite/runSuiteTest.ts';

function filesOf(template: string): ProjectFiles {
  const folder = join(import.meta.dirname, template);
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join('/'), path] as const)
      .filter(([path]) => isProjectPath(path))
      .map(([path, file]) => [path, readFileSync(file, 'utf8')]),
  );
}

const embedder = createUseEmbedder();
afterAll(() => embedder.close());

describe.each(['blank', 'retail-support'])('%s', (template) => {
  const files = filesOf(template);
  let prepared: PreparedFiles;
  let world: OpenSuiteWorld;

  beforeAll(async () => {
    prepared = await prepareFiles(files, embedder);
    world = openSuiteWorld(prepared);
  }, 180_000);

  afterAll(async () => {
    await world.close();
    await prepared.close();
  });

  describe.each(Object.values(parseProject(files).project?.suites ?? {}))('$name', ({ tests }) => {
    it.each(tests)('$name', async (test) => {
      expect((await runSuiteTest(engineDriver(world), test)).failures).toEqual([]);
    });
  });
});
