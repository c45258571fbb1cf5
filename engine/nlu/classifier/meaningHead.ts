import { fitLogisticRegression } from './fitLogisticRegression.ts';
import { type LinearClassifier, linearScores } from './linearClassifier.ts';
import { quantiseWeights } from './quantiseWeights.ts';

/** The part of a model that judges a message by what it means: a linear classifier over a sentence encoder's vectors. */
export interface MeaningHead {
  readonly classifier: LinearClassifier;
}

/** So many examples are seen in all, where the bounds below allow: few ones more often. */
const SEEN = 12_000;
const FEWEST_PASSES = 6;
const MOST_PASSES = 20;

/**
 * Trains a meaning head.
 *
 * @param vectors - Of the training texts, each of length 1, all from one encoder.
 * @param targets - Class of each text, from 0.
 * @param classes - Number of classes, at least 1.
 * @param onPass - Called with the share done in (0, 1]; may throw to stop.
 */
export function trainMeaningHead(
  vectors: readonly Float32Array[],
  targets: Int32Array,
  classes: number,
  onPass?: (done: number) => void,
): MeaningHead {
  const features = vectors[0]?.length ?? 0;
  const indices = Int32Array.from({ length: features }, (_, n) => n);
  const { weights, biases } = fitLogisticRegression(
    {
      vectors: vectors.map((values) => ({ indices, values, length: features, coverage: 1 })),
      targets,
      features,
      classes,
    },
    // The encoder has generalised already: hiding less of it and hardly any penalty measured best.
    {
      passes: passesFor(vectors.length),
      firstRate: 2.5,
      dropout: 0.3,
      inversePenalty: 1e6,
      negligible: 1e-3,
    },
    onPass,
  );
  return { classifier: quantiseWeights(weights, biases) };
}

/** The score of every class for one message's vector, higher is likelier; not yet a probability. */
export function scoreWithMeaningHead({ classifier }: MeaningHead, vector: Float32Array): Float64Array {
  const indices = Int32Array.from(vector, (_, n) => n);
  return linearScores(classifier, { indices, values: vector, length: vector.length, coverage: 1 });
}

function passesFor(examples: number): number {
  const passes = Math.round(SEEN / Math.max(1, examples));
  return Math.max(FEWEST_PASSES, Math.min(MOST_PASSES, passes));
}
