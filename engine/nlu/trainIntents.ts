import type { Embedder, NluResult } from '../model/ports.ts';
import { nluErrors } from './errors.ts';
import { serialiseIntentModel } from './intentModelFile.ts';
import { predictWithMeaning } from './predictIntents.ts';
import { type EncodedTexts, type IntentExample, trainIntentModel } from './trainIntentModel.ts';
import { encodeTexts } from './trainNlu.ts';

/** Intents that were learnt, whatever by. */
export interface TrainedIntents {
  /** The intents that a message may show, best first, as `NluResult` says them. */
  predict(text: string): Promise<NluResult['intents']>;
  /** Size of the model as it is stored. */
  readonly modelBytes: number;
  /** Intents that can be predicted. */
  readonly labels: readonly string[];
}

/** What a training depends on besides its data. */
export interface TrainIntentsOptions {
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: (done: number) => void;
  /** Stops the training; it then rejects with NLU_TRAINING_CANCELLED. */
  readonly signal?: AbortSignal;
}

/** Learns intents from examples. Evaluation knows no more of a classifier than this. */
export type TrainIntents = (
  examples: readonly IntentExample[],
  options?: TrainIntentsOptions,
) => Promise<TrainedIntents>;

/** What the product's classifier learns with besides examples. */
export interface TrainIntentsParts {
  /** The sentence encoder; without it words alone are learnt. */
  readonly embedder: Embedder | undefined;
  /** Names of intents by id, in words. */
  readonly names: Readonly<Record<string, string>>;
}

/** Half of a training's progress is encoding. */
const ENCODING = 0.5;

/**
 * The product's own classifier as the evaluation sees it: the one place where the two meet. What was encoded for one
 * training is not encoded again for the next; messages that are predicted always are, so that their latency is true.
 *
 * @returns A training that rejects with NLU_TRAINING_CANCELLED when its signal is aborted, and with what the embedder
 *   throws.
 */
export function trainIntents({ embedder, names }: TrainIntentsParts): TrainIntents {
  const known = new Map<string, Float32Array>();
  const encode = async (
    encoder: Embedder,
    texts: readonly string[],
    onProgress: (done: number) => void,
  ): Promise<EncodedTexts> => {
    const missing = texts.filter((text) => !known.has(text));
    const { vectors } = await encodeTexts(encoder, missing, { onProgress });
    for (const [text, vector] of vectors) known.set(text, vector);
    return { encoder: encoder.id, vectors: known };
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
      predict: (text) => predictWithMeaning(model, text, embedder),
      modelBytes: serialiseIntentModel(model).byteLength,
      labels: model.labels,
    };
  };
}
