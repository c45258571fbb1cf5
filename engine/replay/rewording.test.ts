import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readProjectFolder } from '../project/readProjectFolder.ts';
import { replayReworded } from './fixtures/replayReworded.ts';

const catalogue = new URL('../conversation/catalogue', import.meta.url).pathname;

/** Recordings of the behaviour catalogue as a version wrote them. `shop.jsonl` is of another project, and tested apart. */
function recordingsOf(version: string): ReadonlyMap<string, string> {
  const folder = new URL(`./fixtures/${version}/`, import.meta.url);
  const names = readdirSync(folder).filter((name) => name !== 'shop.jsonl');
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

const menu = 'flows/main.flow.yaml';
const addedOption = /\n {6}- \{ id: warranty,[^\n]*/;

/** The project with the menu that it had when it was recorded: without the option for warranties. */
function asRecorded({ files }: Awaited<ReturnType<typeof readProjectFolder>>): {
  readonly files: Readonly<Record<string, string>>;
} {
  const text = files[menu] ?? '';
  expect(text).toMatch(addedOption);
  return {
    files: {
      ...files,
      [menu]: text.replace(addedOption, '').replace(', warranty: do_warranty }', ' }'),
    },
  };
}

/**
 * Recordings in which something is done otherwise since readings decide what a message means: their messages have no
 * readings and are understood anew. They replay to their end, and the first difference is in this turn.
 */
const doneOtherwise: ReadonlyMap<string, number> = new Map([
  // A correction is acknowledged once the action that checks it has answered.
  ['correction.jsonl', 2],
  ['german.jsonl', 2],
  // The order of a question in between is kept for its flow.
  ['digression.jsonl', 2],
  // An insult is answered.
  ['escalation-by-policy.jsonl', 1],
]);

it.each(['version-1', 'version-2'])(
  'recordings of %s replay when all sentences are reworded',
  async (version) => {
    const { files } = asRecorded(await readProjectFolder(catalogue));
    const recordings = recordingsOf(version);
    expect(recordings.size).toBeGreaterThanOrEqual(9);
    const differences = await replayReworded(files, recordings);
    expect(differences.filter(({ name, turn }) => doneOtherwise.get(name) !== turn)).toEqual([]);
    expect(new Set(differences.map(({ name }) => name))).toEqual(new Set(doneOtherwise.keys()));
  },
);
