import type { Embedder } from '../model/embedder.ts';
import { encodeTexts } from './encodeTexts.ts';
import { errors } from './errors.ts';
import { predictWithMeaning } from './predictWithMeaning.ts';
import { serialiseIntentModel } from './serialiseIntentModel.ts';
import type { TrainIntents } from './trainedIntents.ts';
import { type EncodedTexts, trainIntentModel } from './trainIntentModel.ts';

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
      if (signal?.aborted === true) throw errors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
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
