// The utterances that the model of talk is trained on.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { IntentExample } from '../../engine/nlu/trainIntentModel.ts';

const file = z.record(z.string(), z.array(z.string().min(1)));

/** Reads the files of a folder that end like this: what is said -> utterances. */
export function readTalk(folder: string, ending = '.yaml'): readonly IntentExample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .flatMap((name) =>
      Object.entries(file.parse(parse(readFileSync(join(folder, name), 'utf8')))).flatMap(([intent, texts]) =>
        texts.map((text) => ({ text, intent })),
      ),
    );
}

/** Identifies the utterances; a stored model has the hash of those that it was trained on. */
export function talkHash(examples: readonly IntentExample[]): string {
  return createHash('sha256').update(JSON.stringify(examples)).digest('hex');
}
