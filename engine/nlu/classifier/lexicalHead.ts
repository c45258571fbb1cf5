import { borrowLexicalFeatures, extractLexicalFeatures } from '../lexical/extractLexicalFeatures.ts';
import { buildSpelling, correctWord, type Spelling } from '../lexical/spelling.ts';
import { borrowVector, vectorise } from '../lexical/vectorise.ts';
import { buildVocabulary, type Vocabulary } from '../lexical/vocabulary.ts';
import { fitLogisticRegression } from './fitLogisticRegression.ts';
import { type LinearClassifier, linearScores } from './linearClassifier.ts';
import { quantiseWeights } from './quantiseWeights.ts';

/** The part of a model that judges a message by its words and pieces of words. */
export interface LexicalHead {
  readonly spelling: Spelling;
  readonly vocabulary: Vocabulary;
  readonly classifier: LinearClassifier;
}

/** What a head says about one message. */
export interface HeadScores {
  /** One score a class, higher is likelier; not yet a probability. */
  readonly scores: Float64Array;
  /** Share in [0, 1] of the message's weight that training has seen. */
  readonly coverage: number;
}

/** From this many examples on, a feature must occur twice to be kept: what occurs once is mostly noise there. */
const LARGE = 2000;
/** Bound on the weights held while training: 160 MB. */
const MOST_WEIGHTS = 40_000_000;

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
    maxFeatures: Math.floor(MOST_WEIGHTS / classes),
  });
  const vectors = documents.map((document) => vectorise(vocabulary, document));
  const features = vocabulary.hashes.length;
  const { weights, biases } = fitLogisticRegression(
    { vectors, targets, features, classes },
    { passes: passesFor(vectors.length), firstRate: 5, dropout: 0.5, inversePenalty: 60, negligible: 1e-4 },
    onPass,
  );
  return { spelling: buildSpelling(utterances), vocabulary, classifier: quantiseWeights(weights, biases) };
}

/**
 * Judges one message.
 *
 * @param utterance - Its words; those that training has not seen are taken for the one they are likely meant to be.
 */
export function scoreWithLexicalHead(head: LexicalHead, utterance: readonly string[]): HeadScores {
  const corrected = utterance.map((word) => correctWord(head.spelling, word));
  const vector = borrowVector(head.vocabulary, borrowLexicalFeatures(corrected));
  return { scores: linearScores(head.classifier, vector), coverage: vector.coverage };
}

/** Small data need more passes to settle; large data see enough examples in a few. */
function passesFor(examples: number): number {
  return Math.max(6, Math.min(30, Math.round(160_000 / Math.max(1, examples))));
}
