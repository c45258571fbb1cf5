// Vectors of words for languages that the built-in encoder does not know.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWordEmbedder, readWordVectors } from '../embed/words/wordVectors.ts';
import type { Embedder } from '../model/ports.ts';
import { packageRoot } from './packageRoot.ts';

/** Languages with a file in `assets/vectors/`. */
const languages: ReadonlySet<string> = new Set(['de']);

const loaded = new Map<string, Embedder>();

/**
 * The vectors of a language, read once per process (about 20 milliseconds).
 *
 * @returns Undefined for a language that has none.
 */
export function wordVectorsOf(language: string): Embedder | undefined {
  if (!languages.has(language)) return undefined;
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const file = join(packageRoot, 'assets', 'vectors', `${language}.vectors`);
  const vectors = readWordVectors(readFileSync(file));
  if (vectors === undefined) throw new Error(`The installation of Dialoom is damaged: ${file} has no vectors`);
  const embedder = createWordEmbedder(vectors);
  loaded.set(language, embedder);
  return embedder;
}
