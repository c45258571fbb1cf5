import type { NluResult } from '../model/nluResult.ts';
import { calibratedConfidences } from './classifier/calibration.ts';
import { scoreWithLexicalHead } from './classifier/lexicalHead.ts';
import type { IntentModel } from './intentModel.ts';
import { splitUtterance } from './lexical/splitUtterance.ts';

const MOST = 5;
/** Confidences are rounded to this step: finer differences mean nothing, and recordings stay readable. */
const STEP = 10_000;

/**
 * The intents that a message may show, best first, at most five.
 *
 * A confidence is the probability that the message shows this intent; together they are at most 1, and the
 * rest is the probability that it shows none of the project's. A text without any known word or piece of a
 * word, and a model without intents, give an empty list.
 *
 * @param text - The customer's message; only its first 2,000 characters are looked at.
 */
export function predictIntents(model: IntentModel, text: string): NluResult['intents'] {
  if (model.lexical === undefined) return [];
  const { scores, coverage } = scoreWithLexicalHead(model.lexical, splitUtterance(text));
  if (coverage === 0) return [];
  const confidences = calibratedConfidences(model.calibration, scores, coverage);
  return model.labels
    .map((intent, place) => ({ intent, confidence: Math.floor((confidences[place] ?? 0) * STEP) / STEP }))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST);
}
