// The models that every project uses: what customers say besides facts and requests, and vectors of words.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWordEmbedder, readWordVectors } from '../embed/words/wordVectors.ts';
import type { Embedder } from '../model/ports.ts';
import { type FindTalk, findTalkWith } from '../nlu/findTalk.ts';
import { deserialiseIntentModel } from '../nlu/intentModelFile.ts';
import { packageRoot } from './packageRoot.ts';

let finder: FindTalk | undefined;

/** Finds talk in messages. The model is read once per process (a few milliseconds). */
export function talkFinder(): FindTalk {
  finder ??= findTalkWith(
    deserialiseIntentModel(readFileSync(join(packageRoot, 'assets', 'talk', 'talk.model'))),
  );
  return finder;
}

const vectorsByLanguage = new Map<string, Embedder | undefined>();

/**
 * The vectors of a language, read once per process (about 20 milliseconds).
 *
 * @param language - A primary subtag such as `de`.
 * @returns Undefined for a language that has none in `assets/vectors/`; a distribution may leave the folder out.
 */
export function wordVectorsOf(language: string): Embedder | undefined {
  if (!vectorsByLanguage.has(language)) vectorsByLanguage.set(language, loadVectors(language));
  return vectorsByLanguage.get(language);
}

function loadVectors(language: string): Embedder | undefined {
  const file = join(packageRoot, 'assets', 'vectors', `${language}.vectors`);
  if (!/^[a-z]{2,3}$/.test(language) || !existsSync(file)) return undefined;
  const vectors = readWordVectors(readFileSync(file));
  if (vectors === undefined)
    throw new Error(`The installation of Dialoom is damaged: ${file} has no vectors`);
  return createWordEmbedder(vectors);
}
