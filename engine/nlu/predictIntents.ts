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
  return best(model.labels, confidences);
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
