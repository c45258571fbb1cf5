import { z } from 'zod';
import { cosineSimilarity } from '../base/vectors.ts';
import type { Embedder } from '../model/ports.ts';
import { bundleErrors } from './errors.ts';

/** Texts that distinguish encoders: everyday sentences on different topics. */
const probeTexts = [
  'Where is my order?',
  'I would like to speak to a person, please.',
  'The weather in the mountains changes quickly.',
] as const;

const probe = z.strictObject({
  texts: z.array(z.string()).min(1),
  vectors: z.array(z.array(z.number())).min(1),
});

/**
 * The same model on another machine or in another batch differs in the last digits (cosine above 0.999); other weights
 * under the same name are far below.
 */
const minCosine = 0.98;

/**
 * Takes a probe of an encoder, its vectors of a few fixed texts, to recognise it later: the same name at an endpoint
 * may refer to another model tomorrow.
 *
 * @returns JSON with vectors of five decimals.
 * @throws AppError of the encoder.
 */
export async function probeEncoder(embedder: Embedder): Promise<Uint8Array> {
  const embedded = await embedder.embed(probeTexts);
  const vectors = embedded.map((vector) => Array.from(vector, (value) => Number(value.toFixed(5))));
  return new TextEncoder().encode(`${JSON.stringify({ texts: probeTexts, vectors })}\n`);
}

/**
 * Makes sure that an encoder is the one a probe was taken of.
 *
 * @throws AppError BUNDLE_OTHER_ENCODER, BUNDLE_FILE_CHANGED if the probe cannot be read, and those of the encoder.
 */
export async function compareWithProbe(embedder: Embedder, bytes: Uint8Array, path: string): Promise<void> {
  let storedProbe: z.infer<typeof probe>;
  try {
    storedProbe = probe.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw bundleErrors.BUNDLE_FILE_CHANGED({ path }, { cause });
  }
  const currentVectors = await embedder.embed(storedProbe.texts);
  const cosines = currentVectors.map((vector, row) =>
    cosineSimilarity(vector, storedProbe.vectors[row] ?? []),
  );
  const lowestCosine = Math.min(...cosines);
  // The comparison is also false for vectors of another length.
  if (lowestCosine >= minCosine) return;
  throw bundleErrors.BUNDLE_OTHER_ENCODER({
    expected: embedder.id,
    found: `another one with the same name (similarity ${lowestCosine.toFixed(2)} of at least ${minCosine})`,
  });
}
