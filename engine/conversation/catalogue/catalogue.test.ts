import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUseEmbedder } from '../../knowledge/embed/createUseEmbedder.ts';
import { parseProject } from '../../model/parseProject.ts';
import { checkParsedProject } from '../../project/checkProjectFolder.ts';
import { type PreparedFiles, prepareFiles } from '../../project/fixtures/prepareFiles.ts';
import { isProjectPath } from '../../project/isProjectPath.ts';
import { type OpenSuiteWorld, openSuiteWorld } from '../../project/suite/openSuiteWorld.ts';
import { engineDriver } from '../../replay/suite/engineDriver.ts';
import { runSuiteTest } from '../../replay/suite/runSuiteTest.ts';
import { type RuntimeDriver, runtimeDriver } from '../../server/fixtures/runtimeDriver.ts';

const folder = import.meta.dirname;
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).split(sep).join('/'), path] as const)
    .filter(([path]) => isProjectPath(path))
    .map(([path, file]) => [path, readFileSync(file, 'utf8')]),
);
const parsed = parseProject(files);
const suites = Object.values(parsed.project?.suites ?? {});

/** What a conversation must be able to do; each has a suite of this name. */
const groups = [
  'Authentication',
  'Cancellation',
  'Chitchat and out of scope',
  'Clarification',
  'Correction',
  'Digression',
  'Escalation',
  'Flow guards',
  'Generated texts',
  'Happy path',
  'Invalid input',
  'Knowledge questions inside a flow',
  'Languages',
  'Masking',
  'Memory',
  'Must not escalate',
  'Negation',
  'Repeat',
  'Scripts',
  'Silence and waiting',
  'Slot prefill',
  'Survey',
  'Values of every kind',
  'Variants',
];

const embedder = createUseEmbedder();
let prepared: PreparedFiles;
let world: OpenSuiteWorld;
let runtime: RuntimeDriver;

beforeAll(async () => {
  prepared = await prepareFiles(files, embedder);
  world = openSuiteWorld(prepared);
  runtime = runtimeDriver(world, prepared.project);
}, 180_000);

afterAll(async () => {
  await runtime.close();
  await world.close();
  await prepared.close();
  await embedder.close();
});

describe('behaviour catalogue', () => {
  it('is a project without problems, with a suite for each behaviour', () => {
    expect(checkParsedProject(parsed)).toEqual([]);
    expect(suites.map(({ name }) => name).sort()).toEqual(groups);
    expect(suites.flatMap(({ tests }) => tests).length).toBeGreaterThanOrEqual(70);
  });

  for (const { name, tests } of suites) {
    describe(name, () => {
      it.each(tests)('$name', async (test) => {
        const here = await runSuiteTest(engineDriver(world), test);
        expect(here.failures).toEqual([]);
        const overHttp = await runSuiteTest(runtime, test);
        expect(overHttp.failures).toEqual([]);
        expect([here.replays, overHttp.replays]).toEqual([true, true]);
        expect(overHttp.trace).toEqual(here.trace);
      });
    });
  }
});
