import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deserialiseIntentModel } from '../engine/nlu/intentModelFile.ts';
import { readTalk, talkHash } from './lib/talk.ts';

const folder = join(import.meta.dirname, '..', 'assets', 'talk');

it('the model of talk was trained on its utterances: npm run talk', () => {
  const model = deserialiseIntentModel(readFileSync(join(folder, 'talk.model')));
  expect(model.dataHash).toBe(talkHash(readTalk(folder)));
});

it('no utterance has two meanings in one language', () => {
  const twice = ['en', 'de'].flatMap((language) => {
    const meanings = new Map<string, string>();
    return readTalk(folder, `${language}.yaml`).flatMap(({ text, intent }) => {
      const key = text.toLowerCase();
      const known = meanings.get(key) ?? intent;
      meanings.set(key, known);
      return known === intent ? [] : [[text, known, intent]];
    });
  });
  expect(twice).toEqual([]);
});
