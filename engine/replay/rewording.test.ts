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

it.each(['version-1', 'version-2'])(
  'recordings of %s replay when all sentences are reworded',
  async (version) => {
    const { files } = await readProjectFolder(catalogue);
    const recordings = recordingsOf(version);
    expect(recordings.size).toBeGreaterThanOrEqual(9);
    expect(await replayReworded(files, recordings)).toEqual([]);
  },
);
