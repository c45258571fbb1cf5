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

/** One utterance and its intent. */
export interface IntentExample {
  readonly text: string;
  readonly intent: string;
}

/** Vectors of texts from a sentence encoder. */
export interface EncodedTexts {
  /** Id of the encoder. */
  readonly encoder: string;
  /** The vector (of length 1) of every example, name and out-of-scope message, by text. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

/** Settings of {@link trainIntentModel}. */
export interface TrainIntentModelOptions {
  /** Fingerprint of the data, stored in the model; see `intentDataHash`. */
  readonly dataHash?: string;
  /** Names of intents; each is used as one more example, which helps if there are few. */
  readonly names?: Readonly<Record<string, string>>;
  /** Messages that show none of the intents, from which the model learns rejection. */
  readonly outOfScope?: readonly string[];
  /** Vectors; without them the model uses words only. */
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
 * Trains an intent classifier with calibrated confidences.
 *
 * Deterministic: the same examples, in any order, give the same model on every machine. Examples without a letter,
 * digit or emoji are left out. Without any usable example the model predicts nothing.
 *
 * @param examples - Utterances with their intents. The same utterance may occur in two intents.
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

/** The examples in an order that depends only on themselves, then the names of the intents that have examples. */
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
  if (vector === undefined) throw new Error(`${encoder} returned no vector for: ${text}`);
  return vector;
}

/** Each round needs a training; from 600 examples on, two held-out parts are enough, and from 6,000 on, one. */
function roundsFor(examples: number, classes: number): number {
  const rounds = examples < 600 ? FOLDS : examples < 6000 ? 2 : 1;
  return classes < 3 ? rounds : Math.min(rounds, classes);
}
