import { outOfScopeMessages, utterancesOf } from '../model/documents/intent.ts';
import type { Embedder } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { nluErrors } from './errors.ts';
import type { IntentModel } from './intentModel.ts';
import { intentDataHash } from './intentModelFile.ts';
import { type EncodedTexts, trainIntentModel } from './trainIntentModel.ts';

/** A second or two of work of the built-in encoder: short enough to cancel, long enough to share between threads. */
const AT_A_TIME = 512;

/** What {@link encodeTexts} depends on besides the texts. */
export interface EncodeTextsOptions {
  /** Called with the share of the texts done in (0, 1]. May throw to stop. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Encodes texts for a training, each different one once.
 *
 * @param texts - Any number; repeated ones cost nothing.
 * @throws What the embedder and `onProgress` throw.
 */
export async function encodeTexts(
  embedder: Embedder,
  texts: Iterable<string>,
  { onProgress }: EncodeTextsOptions = {},
): Promise<EncodedTexts> {
  // Those of about the same length together: the encoder computes texts of equal length at once.
  const different = [...new Set(texts)].sort((a, b) => a.length - b.length);
  const vectors = new Map<string, Float32Array>();
  for (let done = 0; done < different.length; done += AT_A_TIME) {
    const some = different.slice(done, done + AT_A_TIME);
    const encoded = await embedder.embed(some);
    some.forEach((text, n) => {
      const vector = encoded[n];
      if (vector !== undefined) vectors.set(text, vector);
    });
    onProgress?.(Math.min(1, (done + AT_A_TIME) / different.length));
  }
  return { encoder: embedder.id, vectors };
}

/** What a training depends on besides its data. */
export interface TrainNluOptions {
  /** The sentence encoder to learn meanings with; without it the model goes by words alone. */
  readonly embedder?: Embedder | undefined;
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Stops the training. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Trains a project's intents, in all languages at once, on the calling thread: right for the command line and tests. A process that must
 * keep answering uses `trainNluInWorker`, which gives the same model.
 *
 * @returns A model that carries `intentDataHash(project, embedder?.id)`. A project without utterances gives one that
 *   predicts nothing.
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
  const half = embedder === undefined ? 0 : 0.5;
  const encoded =
    embedder === undefined || examples.length === 0
      ? undefined
      : await encodeTexts(
          embedder,
          [...examples.map(({ text }) => text), ...Object.values(names), ...outOfScope],
          {
            onProgress: (done) => report(half * done),
          },
        );
  return trainIntentModel(examples, {
    dataHash: intentDataHash(project, embedder?.id),
    names,
    outOfScope,
    encoded,
    onProgress: (done) => report(half + (1 - half) * done),
  });
}
