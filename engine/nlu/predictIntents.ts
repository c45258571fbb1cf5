import type { NluResult } from '../model/nluResult.ts';
import { calibratedConfidences } from './classifier/calibration.ts';
import { combineScores } from './classifier/combineScores.ts';
import { scoreWithLexicalHead } from './classifier/lexicalHead.ts';
import { scoreWithMeaningHead } from './classifier/meaningHead.ts';
import type { IntentModel } from './intentModel.ts';
import { splitUtterance } from './lexical/splitUtterance.ts';

const MOST = 5;
/** Confidences are rounded to this step: finer differences mean nothing, and recordings stay readable. */
const STEP = 10_000;

/**
 * The intents that a message may show, best first, at most five.
 *
 * A confidence is the probability that the message shows this intent; together they are at most 1, and the
 * rest is the probability that it shows none of the project's. A model without intents gives an empty list, and so does a
 * text without any known word or piece of a word, unless its meaning is known.
 *
 * @param text - The customer's message; only its first 2,000 characters are looked at.
 * @param vector - What the model's encoder made of the message; without it, or in a model without an encoder, words
 *   alone decide. See `predictWithMeaning`.
 */
export function predictIntents(
  model: IntentModel,
  text: string,
  vector?: Float32Array,
): NluResult['intents'] {
  if (model.lexical === undefined) return [];
  const utterance = splitUtterance(text);
  const { scores, coverage } = scoreWithLexicalHead(model.lexical, utterance);
  if (model.meaning === undefined || vector === undefined) {
    if (coverage === 0) return [];
    return best(model.labels, calibratedConfidences(model.calibration, scores, coverage));
  }
  if (utterance.length === 0) return [];
  const { head, weight, calibration } = model.meaning;
  const both = combineScores(scores, scoreWithMeaningHead(head, vector), weight);
  return best(model.labels, calibratedConfidences(calibration, both, coverage));
}

/** The best few in order; of equally good ones, the first. */
function best(labels: readonly string[], confidences: Float64Array): NluResult['intents'] {
  const found: NluResult['intents'] = [];
  for (let place = 0; place < labels.length; place++) {
    const confidence = Math.floor((confidences[place] ?? 0) * STEP) / STEP;
    if (confidence === 0 || confidence <= (found[MOST - 1]?.confidence ?? 0)) continue;
    const one = { intent: labels[place] ?? '', confidence };
    let at = Math.min(found.length, MOST - 1);
    for (; at > 0; at--) {
      const before = found[at - 1];
      if (before === undefined || before.confidence >= confidence) break;
      found[at] = before;
    }
    found[at] = one;
  }
  return found;
}
