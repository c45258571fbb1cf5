// The two linear classifiers of an intent model, one for words and one for meaning.
import {
  borrowLexicalFeatures,
  extractLexicalFeatures,
  wordFeature,
} from '../lexical/extractLexicalFeatures.ts';
import { buildSpelling, correctWord, type Spelling } from '../lexical/spelling.ts';
import {
  borrowVector,
  buildVocabulary,
  placeOfHash,
  type SparseVector,
  type Vocabulary,
  vectorise,
} from '../lexical/vocabulary.ts';
import { fitLogisticRegression } from './fitLogisticRegression.ts';

/**
 * A linear classifier over sparse vectors, with one byte for each weight. The score of class `c` is `biases[c]` + sum
 * over features `f` of `value[f] * scales[f] * weights[f * classes + c]`.
 */
export interface LinearClassifier {
  readonly classes: number;
  /** One row of `classes` weights for each feature. */
  readonly weights: Int8Array;
  /** One step size for each feature. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}

/** The score of every class; higher is more likely. */
export function linearScores(classifier: LinearClassifier, vector: SparseVector): Float64Array {
  const { classes, weights, scales, biases } = classifier;
  const scores = new Float64Array(biases);
  for (let at = 0; at < vector.length; at++) {
    const feature = vector.indices[at] ?? 0;
    const value = (vector.values[at] ?? 0) * (scales[feature] ?? 0);
    const row = feature * classes;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + value * (weights[row + c] ?? 0);
  }
  return scores;
}

const MAX_QUANTISED = 127;

/**
 * Rounds trained weights to one byte each, with a step size for each feature. This has no measurable effect on accuracy
 * and reduces a model to a quarter of the size.
 *
 * @param weights - Row by row, one row of `biases.length` weights for each feature.
 */
export function quantiseWeights(weights: Float32Array, biases: Float32Array): LinearClassifier {
  const classes = biases.length;
  const features = weights.length / classes;
  const quantised = new Int8Array(weights.length);
  const scales = new Float32Array(features);
  for (let feature = 0; feature < features; feature++) {
    const row = feature * classes;
    let largest = 0;
    for (let c = 0; c < classes; c++) largest = Math.max(largest, Math.abs(weights[row + c] ?? 0));
    if (largest === 0) continue;
    scales[feature] = largest / MAX_QUANTISED;
    for (let c = 0; c < classes; c++) {
      quantised[row + c] = Math.round(((weights[row + c] ?? 0) / largest) * MAX_QUANTISED);
    }
  }
  return { classes, weights: quantised, scales, biases };
}

/** The part of a model that classifies a message by its words and pieces of words. */
export interface LexicalHead {
  readonly spelling: Spelling;
  readonly vocabulary: Vocabulary;
  readonly classifier: LinearClassifier;
}

/** A head's result for one message. */
export interface HeadScores {
  /** One score for each class; higher is more likely. Not a probability yet. */
  readonly scores: Float64Array;
  /** Share in [0, 1] of the message's weight that training has seen. */
  readonly coverage: number;
}

/**
 * From this many examples on, a feature must occur twice to be kept, because features that occur once are mostly noise.
 */
const LARGE = 2000;
/** Upper limit on the number of weights during training, which take 160 MB. */
const MAX_WEIGHTS = 40_000_000;

/**
 * Trains a lexical head.
 *
 * @param utterances - Words of the training texts.
 * @param targets - Class of each text, from 0.
 * @param classes - Number of classes, at least 1.
 * @param onPass - Called with the share done in (0, 1]; may throw to stop.
 */
export function trainLexicalHead(
  utterances: readonly (readonly string[])[],
  targets: Int32Array,
  classes: number,
  onPass?: (done: number) => void,
): LexicalHead {
  const documents = utterances.map(extractLexicalFeatures);
  const vocabulary = buildVocabulary(documents, {
    minDocuments: documents.length < LARGE ? 1 : 2,
    maxFeatures: Math.floor(MAX_WEIGHTS / classes),
  });
  const vectors = documents.map((document) => vectorise(vocabulary, document));
  const features = vocabulary.hashes.length;
  const { weights, biases } = fitLogisticRegression(
    { vectors, targets, features, classes },
    {
      passes: lexicalPassesFor(vectors.length),
      firstRate: 5,
      dropout: 0.5,
      inversePenalty: 60,
      negligible: 1e-4,
    },
    onPass,
  );
  return { spelling: buildSpelling(utterances), vocabulary, classifier: quantiseWeights(weights, biases) };
}

/**
 * Scores one message.
 *
 * @param utterance - Its words; unknown ones are corrected to the known word that was probably meant.
 */
export function scoreWithLexicalHead(head: LexicalHead, utterance: readonly string[]): HeadScores {
  const corrected: string[] = [];
  for (const word of utterance) corrected.push(correctWord(head.spelling, word));
  const vector = borrowVector(head.vocabulary, borrowLexicalFeatures(corrected));
  return { scores: linearScores(head.classifier, vector), coverage: vector.coverage };
}

/** Whether training has seen a word. */
export function hasWord({ spelling, vocabulary }: LexicalHead, word: string): boolean {
  return spelling.known.has(word) || placeOfHash(vocabulary, wordFeature(word)) !== -1;
}

/** Small data sets need more passes to converge; large ones have enough examples for a few. */
function lexicalPassesFor(examples: number): number {
  return Math.max(6, Math.min(30, Math.round(160_000 / Math.max(1, examples))));
}

/**
 * The part of a model that classifies a message by its meaning: a linear classifier over a sentence encoder's vectors.
 */
export interface MeaningHead {
  readonly classifier: LinearClassifier;
}

/** Target number of examples seen in all passes, within the limits below. */
const EXAMPLES_SEEN = 12_000;
const MIN_PASSES = 6;
const MAX_PASSES = 20;

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
    // The encoder already generalises, so less dropout and hardly any penalty measured best.
    {
      passes: meaningPassesFor(vectors.length),
      firstRate: 2.5,
      dropout: 0.3,
      inversePenalty: 1e6,
      negligible: 1e-3,
    },
    onPass,
  );
  return { classifier: quantiseWeights(weights, biases) };
}

/** The score of every class for one message's vector; higher is more likely. Not a probability yet. */
export function scoreWithMeaningHead({ classifier }: MeaningHead, vector: Float32Array): Float64Array {
  const indices = Int32Array.from(vector, (_, n) => n);
  return linearScores(classifier, { indices, values: vector, length: vector.length, coverage: 1 });
}

function meaningPassesFor(examples: number): number {
  const passes = Math.round(EXAMPLES_SEEN / Math.max(1, examples));
  return Math.max(MIN_PASSES, Math.min(MAX_PASSES, passes));
}
