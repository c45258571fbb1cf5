import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinEmbedder as embedder } from '../../embed/fixtures/builtinEmbedder.ts';
import { suite } from '../../model/documents/suite.ts';
import { parseProject } from '../../model/parseProject.ts';
import { checkParsedProject } from '../../project/checkProjectFolder.ts';
import { type PreparedFiles, prepareFiles } from '../../project/fixtures/prepareFiles.ts';
import { type OpenSuiteWorld, openSuiteWorld } from '../../project/openSuiteWorld.ts';
import { readProjectFolder } from '../../project/readProjectFolder.ts';
import { replayReworded } from '../../replay/fixtures/replayReworded.ts';
import { writeRecording } from '../../replay/recording.ts';
import { engineDriver } from '../../replay/suite/engineDriver.ts';
import { runSuiteTest } from '../../replay/suite/runSuiteTest.ts';
import type { SuiteDriver } from '../../replay/suite/suiteDriver.ts';

import { type RuntimeDriver, runtimeDriver } from '../../server/fixtures/runtimeDriver.ts';

const { files, errors } = await readProjectFolder(import.meta.dirname);
const parsed = parseProject(files);
const suites = Object.values(parsed.project?.suites ?? {});

/** The behaviours that conversations must support; each has a suite of this name. */
const groups = [
  'Authentication',
  'Cancellation',
  'Chitchat and out of scope',
  'Clarification',
  'Correction',
  'Corrections in other words',
  'Digression',
  'Digressions in a row',
  'Escalation',
  'Facts at any point',
  'Flow guards',
  'Generated texts',
  'Happy path',
  'Invalid input',
  'Knowledge questions inside a flow',
  'Languages',
  'Manners',
  'Masking',
  'Memory',
  'Must not escalate',
  'Negation',
  'Negation, questions and hypotheses',
  'Not a value',
  'Options by meaning and position',
  'Pictures and files',
  'Repeat',
  'Safety',
  'Scripts',
  'Several messages',
  'Silence and waiting',
  'Slot prefill',
  'Survey',
  'Two wishes',
  'Values of every kind',
  'Variants',
  'Verified slots',
];

// Each conversation is run several times with the same texts.
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
});

/** `npm test` has a third of the conversations over HTTP as well, `npm run test:long` all of them. */
const all = suites.flatMap(({ tests }) => tests);
const isOverHttp = (test: (typeof all)[number]) =>
  process.env.DIALOOM_LONG_TESTS !== undefined || all.indexOf(test) % 3 === 0;

/** Every conversation as recorded, by the name of its test. */
const recordings = new Map<string, string>();

/** A driver that keeps the latest recording of each conversation. */
function keeping(driver: SuiteDriver, name: string): SuiteDriver {
  return {
    ...driver,
    begin: async (test) => {
      const conversation = await driver.begin(test);
      const recording = async () => {
        const made = await conversation.recording();
        recordings.set(name, writeRecording(made));
        return made;
      };
      return { ...conversation, recording };
    },
  };
}

describe('behaviour catalogue', () => {
  it('is a project without problems, with a suite for each behaviour', () => {
    expect(errors).toEqual([]);
    expect(checkParsedProject(parsed)).toEqual([]);
    expect(suites.map(({ name }) => name).sort()).toEqual(groups);
    expect(suites.flatMap(({ tests }) => tests).length).toBeGreaterThanOrEqual(70);
  });

  for (const { name, tests } of suites) {
    describe(name, () => {
      it.each(tests)('$name', async (test) => {
        const here = await runSuiteTest(keeping(engineDriver(world), `${name}: ${test.name}`), test);
        expect(here.failures).toEqual([]);
        expect(here.replays).toBe(true);
        if (!isOverHttp(test)) return;
        const overHttp = await runSuiteTest(runtime, test);
        expect(overHttp.failures).toEqual([]);
        expect(overHttp.replays).toBe(true);
        expect(overHttp.trace).toEqual(here.trace);
      });
    });
  }

  it('replays to the same conversations when all sentences are reworded', async () => {
    expect(recordings.size).toBeGreaterThan(0);
    expect(await replayReworded(files, recordings)).toEqual([]);
  }, 180_000);

  it('behaves the same in process and over HTTP, whatever customers say', async () => {
    const said = suites.flatMap(({ tests }) => tests.flatMap(({ steps }) => steps.map(({ say }) => say)));
    const step = fc.oneof(
      {
        weight: 9,
        arbitrary: fc.constantFrom(...said.filter((say) => say !== undefined)).map((say) => ({ say })),
      },
      { weight: 1, arbitrary: fc.constantFrom('1m', '5m', '3h').map((wait) => ({ wait })) },
    );
    const conversation = fc.record({
      name: fc.constant('Anything'),
      steps: fc.array(step, { minLength: 4, maxLength: 12 }),
      seed: fc.nat(),
      customer: fc.constantFrom(undefined, { id: 'ada' }),
      mocks: fc.constantFrom([], [], [{ action: 'find_order', status: 500 }]),
    });
    await fc.assert(
      fc.asyncProperty(conversation, async (drawn) => {
        for (const test of suite.parse({ name: 'Drawn', tests: [drawn] }).tests) {
          const here = await runSuiteTest(engineDriver(world), test);
          // A message after the end is rejected; nothing else may fail.
          expect(
            here.failures.map(({ actual }) => actual).filter((code) => code !== 'CONVERSATION_ENDED'),
          ).toEqual([]);
          const overHttp = await runSuiteTest(runtime, test);
          expect(overHttp.failures.map(({ actual }) => actual)).toEqual(
            here.failures.map(({ actual }) => actual),
          );
          if (here.replays) expect(overHttp.trace).toEqual(here.trace);
        }
      }),
      { numRuns: 25 },
    );
  }, 180_000);
});
