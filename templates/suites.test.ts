import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinEmbedder as embedder } from '../engine/embed/fixtures/builtinEmbedder.ts';
import { parseProject } from '../engine/model/parseProject.ts';
import { type PreparedFiles, prepareFiles } from '../engine/project/fixtures/prepareFiles.ts';
import { type OpenSuiteWorld, openSuiteWorld } from '../engine/project/openSuiteWorld.ts';
import { readProjectFolder } from '../engine/project/readProjectFolder.ts';
import { engineDriver } from '../engine/replay/suite/engineDriver.ts';
import { runSuiteTest } from '../engine/replay/suite/runSuiteTest.ts';

const templates = await Promise.all(
  ['blank', 'retail-support'].map(async (name) => ({
    name,
    folder: await readProjectFolder(join(import.meta.dirname, name)),
  })),
);

describe.each(templates)('$name', ({ folder: { files, errors } }) => {
  let prepared: PreparedFiles;
  let world: OpenSuiteWorld;

  beforeAll(async () => {
    expect(errors).toEqual([]);
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
