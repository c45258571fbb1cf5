import { z } from 'zod';
import type { Embedder } from '../model/ports.ts';
import { bundleErrors } from './errors.ts';

/** Texts that tell encoders apart: everyday sentences of different subjects. */
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
 * The same model on another machine, or in another batch, differs in the last digits (cosine above .999); other weights
 * under the same name do not come near.
 */
const minCosine = 0.98;

/**
 * What an encoder gives for a few fixed texts, to recognise it by where nothing else pins it: behind an endpoint, a name
 * may stand for another model tomorrow.
 *
 * @returns JSON; vectors with five decimals.
 * @throws AppError of the encoder.
 */
export async function probeEncoder(embedder: Embedder): Promise<Uint8Array> {
  const embedded = await embedder.embed(probeTexts);
  const vectors = embedded.map((vector) => Array.from(vector, (value) => Number(value.toFixed(5))));
  return new TextEncoder().encode(`${JSON.stringify({ texts: probeTexts, vectors })}\n`);
}

/**
 * Makes sure that an encoder is the one that a probe was taken of.
 *
 * @throws AppError BUNDLE_OTHER_ENCODER, BUNDLE_FILE_CHANGED for a probe that cannot be read, or that of the encoder.
 */
export async function compareWithProbe(embedder: Embedder, bytes: Uint8Array, path: string): Promise<void> {
  let taken: z.infer<typeof probe>;
  try {
    taken = probe.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw bundleErrors.BUNDLE_FILE_CHANGED({ path }, { cause });
  }
  const now = await embedder.embed(taken.texts);
  const cosines = now.map((vector, row) => cosine(vector, taken.vectors[row] ?? []));
  const least = Math.min(...cosines);
  // The comparison is false for a vector of another length as well.
  if (least >= minCosine) return;
  throw bundleErrors.BUNDLE_OTHER_ENCODER({
    expected: embedder.id,
    found: `one that answers to the same name (similarity ${least.toFixed(2)} of at least ${minCosine})`,
  });
}

function cosine(a: Float32Array, b: readonly number[]): number {
  if (a.length !== b.length) return Number.NaN;
  let [dot, lengthA, lengthB] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0;
    dot += value * other;
    lengthA += value * value;
    lengthB += other * other;
  }
  return dot / Math.sqrt(lengthA * lengthB);
}
