import type { Embedder, NluResult } from '../model/ports.ts';
import { nluErrors } from './errors.ts';
import { serialiseIntentModel } from './intentModelFile.ts';
import { predictWithMeaning } from './predictIntents.ts';
import { type EncodedTexts, type IntentExample, trainIntentModel } from './trainIntentModel.ts';
import { encodeTexts } from './trainNlu.ts';

/** A trained intent classifier of any kind. */
export interface TrainedIntents {
  /** The intents that a message may show, best first. */
  predict(text: string): Promise<NluResult['intents']>;
  /** Size of the stored model. */
  readonly modelBytes: number;
  /** The intents that it can predict. */
  readonly labels: readonly string[];
}

/** Options of a training. */
export interface TrainIntentsOptions {
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: (done: number) => void;
  /** Stops the training; it then rejects with NLU_TRAINING_CANCELLED. */
  readonly signal?: AbortSignal;
}

/** Trains intents on examples. This is all that evaluation knows about a classifier. */
export type TrainIntents = (
  examples: readonly IntentExample[],
  options?: TrainIntentsOptions,
) => Promise<TrainedIntents>;

/** What {@link trainIntents} needs besides examples. */
export interface TrainIntentsParts {
  /** The sentence encoder; without it, only words are used. */
  readonly embedder: Embedder | undefined;
  /** Names of intents by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** The share of encoding in the progress of a training. */
const ENCODING = 0.5;

/**
 * The built-in classifier for evaluation. Texts that were encoded for one training are not encoded again for the next;
 * predicted messages always are, so that their latency is realistic.
 *
 * @returns A training that rejects with NLU_TRAINING_CANCELLED when its signal is aborted, and with what the embedder
 *   throws.
 */
export function trainIntents({ embedder, names }: TrainIntentsParts): TrainIntents {
  const cachedVectors = new Map<string, Float32Array>();
  const encode = async (
    encoder: Embedder,
    texts: readonly string[],
    onProgress: (done: number) => void,
  ): Promise<EncodedTexts> => {
    const missing = texts.filter((text) => !cachedVectors.has(text));
    const { vectors } = await encodeTexts(encoder, missing, { onProgress });
    for (const [text, vector] of vectors) cachedVectors.set(text, vector);
    return { encoder: encoder.id, vectors: cachedVectors };
  };
  return async (examples, { onProgress, signal } = {}) => {
    const report = (done: number): void => {
      if (signal?.aborted === true) throw nluErrors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
      if (done > 0) onProgress?.(done);
    };
    report(0);
    const texts = [...examples.map(({ text }) => text), ...Object.values(names)];
    const share = embedder === undefined ? 0 : ENCODING;
    const encoded =
      embedder === undefined ? undefined : await encode(embedder, texts, (done) => report(share * done));
    const model = trainIntentModel(examples, {
      names,
      encoded,
      onProgress: (done) => report(share + (1 - share) * done),
    });
    return {
      predict: async (text) => predictWithMeaning(model, text, embedder),
      modelBytes: serialiseIntentModel(model).byteLength,
      labels: model.labels,
    };
  };
}
