import { outOfScopeMessages, utterancesOf } from '../model/documents/intent.ts';
import type { Embedder } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { nluErrors } from './errors.ts';
import type { IntentModel } from './intentModel.ts';
import { intentDataHash } from './intentModelFile.ts';
import { type EncodedTexts, trainIntentModel } from './trainIntentModel.ts';

/**
 * One or two seconds of work for the built-in encoder: short enough to cancel, large enough to share between threads.
 */
const BATCH_SIZE = 512;

/** Options of {@link encodeTexts}. */
export interface EncodeTextsOptions {
  /** Called with the share of the texts done in (0, 1]. May throw to stop. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Encodes the distinct texts of a training.
 *
 * @param texts - Any number of texts; repetitions are encoded once.
 * @throws What the embedder and `onProgress` throw.
 */
export async function encodeTexts(
  embedder: Embedder,
  texts: Iterable<string>,
  { onProgress }: EncodeTextsOptions = {},
): Promise<EncodedTexts> {
  // Sorted by length, because the encoder processes texts of equal length in one batch.
  const distinctTexts = [...new Set(texts)].sort((a, b) => a.length - b.length);
  const vectors = new Map<string, Float32Array>();
  for (let done = 0; done < distinctTexts.length; done += BATCH_SIZE) {
    const some = distinctTexts.slice(done, done + BATCH_SIZE);
    const encoded = await embedder.embed(some);
    some.forEach((text, n) => {
      const vector = encoded[n];
      if (vector !== undefined) vectors.set(text, vector);
    });
    onProgress?.(Math.min(1, (done + BATCH_SIZE) / distinctTexts.length));
  }
  return { encoder: embedder.id, vectors };
}

/** Options of a training. */
export interface TrainNluOptions {
  /** The sentence encoder; without it, the model uses words only. */
  readonly embedder?: Embedder | undefined;
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Stops the training. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Trains a project's intents in all languages on the calling thread, for embedding and tests. A process that must stay
 * responsive uses `trainNluInWorker`, which returns the same model.
 *
 * @returns A model with `intentDataHash(project, embedder?.id)`. For a project without utterances, it predicts nothing.
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted, and what the embedder throws.
 */
export async function trainNlu(
  project: Pick<Project, 'intents' | 'outOfScope'>,
  { embedder, onProgress, signal }: TrainNluOptions = {},
): Promise<IntentModel> {
  const intents = Object.values(project.intents);
  const examples = intents.flatMap((intent) =>
    utterancesOf(intent).map((text) => ({ text, intent: intent.id })),
  );
  const outOfScope = outOfScopeMessages(project.outOfScope);
  const names = Object.fromEntries(intents.map(({ id, name }) => [id, name]));
  const report = (done: number): void => {
    if (signal?.aborted === true) throw nluErrors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
    if (done > 0) onProgress?.(done);
  };
  report(0);
  const encodingShare = embedder === undefined ? 0 : 0.5;
  const encoded =
    embedder === undefined || examples.length === 0
      ? undefined
      : await encodeTexts(
          embedder,
          [...examples.map(({ text }) => text), ...Object.values(names), ...outOfScope],
          {
            onProgress: (done) => report(encodingShare * done),
          },
        );
  return trainIntentModel(examples, {
    dataHash: intentDataHash(project, embedder?.id),
    names,
    outOfScope,
    encoded,
    onProgress: (done) => report(encodingShare + (1 - encodingShare) * done),
  });
}
