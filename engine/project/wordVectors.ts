// Vectors of words for languages that the built-in encoder does not know.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWordEmbedder, readWordVectors } from '../embed/words/wordVectors.ts';
import type { Embedder } from '../model/ports.ts';
import { packageRoot } from './packageRoot.ts';

const loaded = new Map<string, Embedder | undefined>();

/**
 * The vectors of a language, read once per process (about 20 milliseconds).
 *
 * @param language - A primary subtag such as `de`.
 * @returns Undefined for a language that has none in `assets/vectors/`; a distribution may leave the folder out.
 */
export function wordVectorsOf(language: string): Embedder | undefined {
  if (!loaded.has(language)) loaded.set(language, load(language));
  return loaded.get(language);
}

function load(language: string): Embedder | undefined {
  const file = join(packageRoot, 'assets', 'vectors', `${language}.vectors`);
  if (!/^[a-z]{2,3}$/.test(language) || !existsSync(file)) return undefined;
  const vectors = readWordVectors(readFileSync(file));
  if (vectors === undefined)
    throw new Error(`The installation of Dialoom is damaged: ${file} has no vectors`);
  return createWordEmbedder(vectors);
}
