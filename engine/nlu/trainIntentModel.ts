import type { Calibration } from './classifier/calibration.ts';
import { crossValidate, type HeldOutPrediction, type OutsideMessage } from './classifier/crossValidate.ts';
import { compareText } from './classifier/deterministic.ts';
import {
  DEFAULT_GATE,
  DEFAULT_TEMPERATURE,
  fitGate,
  fitMeaningWeight,
  fitSureConfidence,
  fitTemperature,
  gateForFewIntents,
  mixedPredictions,
} from './classifier/fitCalibration.ts';
import { trainLexicalHead, trainMeaningHead } from './classifier/heads.ts';

import type { IntentModel } from './intentModel.ts';
import { splitUtterance } from './lexical/splitUtterance.ts';

/** One utterance and the intent it shows. */
export interface IntentExample {
  readonly text: string;
  readonly intent: string;
}

/** What a sentence encoder made of the examples. */
export interface EncodedTexts {
  /** Id of the encoder. */
  readonly encoder: string;
  /** The vector, of length 1, of every example's, name's and outside message's text. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

/** Settings of {@link trainIntentModel}. */
export interface TrainIntentModelOptions {
  /** Fingerprint of the data, kept in the model; see `intentDataHash`. */
  readonly dataHash?: string;
  /** Names of intents, in words: each is learnt as one more example, which helps where there are few. */
  readonly names?: Readonly<Record<string, string>>;
  /** Messages that show none of the intents, from which the model learns what to turn away. */
  readonly outOfScope?: readonly string[];
  /** Without it the model goes by words alone. */
  readonly encoded?: EncodedTexts | undefined;
  /** Called with the share of the work done in (0, 1]. May throw to stop the training. */
  readonly onProgress?: (done: number) => void;
}

const FOLDS = 5;

interface Usable extends IntentExample {
  readonly words: readonly string[];
  readonly isName: boolean;
}

/**
 * Learns to tell intents apart from examples, and how far to trust its own judgement.
 *
 * Deterministic: the same examples, in whatever order, give the same model on every machine. Examples without
 * a single letter, digit or emoji are left out. Without any usable example the model predicts nothing.
 *
 * @param examples - Utterances with their intents. The same utterance may stand under two intents.
 */
export function trainIntentModel(
  examples: readonly IntentExample[],
  { dataHash = '', names = {}, outOfScope = [], encoded, onProgress }: TrainIntentModelOptions = {},
): IntentModel {
  const usable = usableExamples(examples, names);
  const labels = [...new Set(usable.map((example) => example.intent))];
  if (labels.length === 0) {
    onProgress?.(1);
    const calibration = { temperature: DEFAULT_TEMPERATURE, gate: DEFAULT_GATE };
    return { labels, dataHash, lexical: undefined, calibration, meaning: undefined };
  }
  const places = new Map(labels.map((label, place) => [label, place]));
  const utterances = usable.map((example) => example.words);
  const targets = Int32Array.from(usable, (example) => places.get(example.intent) ?? 0);
  const vectors = encoded && usable.map(({ text }) => vectorOf(encoded, text));

  const classes = labels.length;
  const rounds = classes < 2 ? 0 : roundsFor(utterances.length, classes);
  const report = (from: number, share: number) => (done: number) =>
    onProgress?.((from + share * done) / (rounds + 1));
  const heldOut = crossValidate(
    {
      utterances,
      vectors,
      targets,
      classes,
      kept: new Set(usable.flatMap(({ isName }, n) => (isName ? [n] : []))),
      outside: outOfScope.map((text) => outsideMessage(text, encoded)),
      folds: classes < 3 ? FOLDS : Math.min(FOLDS, classes),
      rounds,
    },
    report(0, rounds),
  );
  const calibrate = (predictions: readonly HeldOutPrediction[]): Calibration => {
    const temperature = fitTemperature(predictions);
    const gate =
      classes < 3 ? gateForFewIntents(utterances.length) : fitGate(predictions, temperature, classes);
    return { temperature, gate };
  };
  const calibration = calibrate(heldOut);
  const share = vectors === undefined ? 1 : 0.5;
  const lexical = trainLexicalHead(utterances, targets, classes, report(rounds, share));
  if (encoded === undefined || vectors === undefined)
    return { labels, dataHash, lexical, calibration, meaning: undefined };

  const head = trainMeaningHead(vectors, targets, classes, report(rounds + share, share));
  const weight = fitMeaningWeight(heldOut);
  const mixed = mixedPredictions(heldOut, weight);
  const both = { heldOut: mixed, calibration: calibrate(mixed) };
  const sureFrom = fitSureConfidence({ heldOut, calibration }, both);
  const meaning = { encoder: encoded.encoder, head, weight, calibration: both.calibration, sureFrom };
  return { labels, dataHash, lexical, calibration, meaning };
}

/** Examples in an order that depends on nothing but themselves; names only of intents that have any. */
function usableExamples(
  examples: readonly IntentExample[],
  names: Readonly<Record<string, string>>,
): readonly Usable[] {
  const sorted = examples.toSorted((a, b) => compareText(a.intent, b.intent) || compareText(a.text, b.text));
  const learnt = sorted
    .map(({ text, intent }) => ({ text, intent, words: splitUtterance(text), isName: false }))
    .filter(({ words }) => words.length > 0);
  const intents = [...new Set(learnt.map(({ intent }) => intent))];
  const named = intents.flatMap((intent): Usable[] => {
    const text = names[intent];
    const words = text === undefined ? [] : splitUtterance(text);
    return text === undefined || words.length === 0 ? [] : [{ text, intent, words, isName: true }];
  });
  return [...learnt, ...named];
}

function outsideMessage(text: string, encoded: EncodedTexts | undefined): OutsideMessage {
  return { utterance: splitUtterance(text), vector: encoded && vectorOf(encoded, text) };
}

function vectorOf({ encoder, vectors }: EncodedTexts, text: string): Float32Array {
  const vector = vectors.get(text);
  if (vector === undefined) throw new Error(`${encoder} made no vector of: ${text}`);
  return vector;
}

/** Every round costs one training; from a few thousand examples on, one part held out says enough, and two before. */
function roundsFor(examples: number, classes: number): number {
  const rounds = examples < 600 ? FOLDS : examples < 6000 ? 2 : 1;
  return classes < 3 ? rounds : Math.min(rounds, classes);
}
