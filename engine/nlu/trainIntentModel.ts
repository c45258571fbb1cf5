import { compareText } from './classifier/compareText.ts';
import { crossValidate } from './classifier/crossValidate.ts';
import { fitGate, gateForFewIntents, USUAL_GATE } from './classifier/fitGate.ts';
import { fitTemperature, USUAL_TEMPERATURE } from './classifier/fitTemperature.ts';
import { trainLexicalHead } from './classifier/lexicalHead.ts';
import type { IntentModel } from './intentModel.ts';
import { splitUtterance } from './lexical/splitUtterance.ts';

/** One utterance and the intent it shows. */
export interface IntentExample {
  readonly text: string;
  readonly intent: string;
}

/** Settings of {@link trainIntentModel}. */
export interface TrainIntentModelOptions {
  /** Fingerprint of the data, kept in the model; see `intentDataHash`. */
  readonly dataHash?: string;
  /** Called with the share of the work done in (0, 1]. May throw to stop the training. */
  readonly onProgress?: (done: number) => void;
}

const FOLDS = 5;

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
  { dataHash = '', onProgress }: TrainIntentModelOptions = {},
): IntentModel {
  const usable = examples
    .toSorted((a, b) => compareText(a.intent, b.intent) || compareText(a.text, b.text))
    .map(({ text, intent }) => ({ intent, words: splitUtterance(text) }))
    .filter(({ words }) => words.length > 0);
  const labels = [...new Set(usable.map((example) => example.intent))];
  if (labels.length === 0) {
    onProgress?.(1);
    return {
      labels,
      dataHash,
      lexical: undefined,
      calibration: { temperature: USUAL_TEMPERATURE, gate: USUAL_GATE },
    };
  }
  const places = new Map(labels.map((label, place) => [label, place]));
  const utterances = usable.map((example) => example.words);
  const targets = Int32Array.from(usable, (example) => places.get(example.intent) ?? 0);

  const rounds = labels.length < 2 ? 0 : roundsFor(utterances.length, labels.length);
  const calibration = calibrate(utterances, targets, labels.length, rounds, (done) =>
    onProgress?.((done * rounds) / (rounds + 1)),
  );
  const lexical = trainLexicalHead(utterances, targets, labels.length, (done) =>
    onProgress?.((rounds + done) / (rounds + 1)),
  );
  return { labels, dataHash, lexical, calibration };
}

function calibrate(
  utterances: readonly (readonly string[])[],
  targets: Int32Array,
  classes: number,
  rounds: number,
  onPass: (done: number) => void,
): IntentModel['calibration'] {
  const folds = classes < 3 ? FOLDS : Math.min(FOLDS, classes);
  const heldOut = crossValidate({ utterances, targets, classes, folds, rounds }, onPass);
  const temperature = fitTemperature(heldOut);
  const gate = classes < 3 ? gateForFewIntents(utterances.length) : fitGate(heldOut, temperature, classes);
  return { temperature, gate };
}

/** Every round costs one training; from a few thousand examples on, one part held out says enough. */
function roundsFor(examples: number, classes: number): number {
  const rounds = examples < 2000 ? FOLDS : examples < 6000 ? 2 : 1;
  return classes < 3 ? rounds : Math.min(rounds, classes);
}
