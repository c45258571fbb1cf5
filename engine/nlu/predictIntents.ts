import type { Embedder, NluResult } from '../model/ports.ts';
import { calibratedConfidences, combineScores, inScopeProbability } from './classifier/calibration.ts';
import { scoreWithLexicalHead, scoreWithMeaningHead } from './classifier/heads.ts';
import type { IntentModel } from './intentModel.ts';
import { splitUtterance } from './lexical/splitUtterance.ts';

const MAX_INTENTS = 5;
/** Confidences are rounded to this step, because finer differences are meaningless and recordings stay readable. */
const STEP = 10_000;

/**
 * The intents that a message may show, best first, at most five.
 *
 * A confidence is the probability that the message shows this intent; together they are at most 1, and the rest is the
 * probability that it shows none of the project's. The result is empty for a model without intents, and for a text
 * without any known word or piece of a word, unless there is a vector.
 *
 * @param text - The customer's message; only its first 2,000 characters are used.
 * @param vector - The vector of the message from the model's encoder; without it, or in a model without an encoder,
 *   words alone decide. See `predictWithMeaning`.
 * @param least - Confidences below it are of no use: if there can be no others, they are not worked out.
 */
export function predictIntents(
  model: IntentModel,
  text: string,
  vector?: Float32Array,
  least = 0,
): NluResult['intents'] {
  if (model.lexical === undefined) return [];
  const utterance = splitUtterance(text);
  const { scores, coverage } = scoreWithLexicalHead(model.lexical, utterance);
  if (model.meaning === undefined || vector === undefined) {
    if (coverage === 0 || (least > 0 && inScopeProbability(model.calibration, scores, coverage) < least))
      return [];
    return best(model.labels, calibratedConfidences(model.calibration, scores, coverage));
  }
  if (utterance.length === 0) return [];
  const { head, weight, calibration } = model.meaning;
  const both = combineScores(scores, scoreWithMeaningHead(head, vector), weight);
  return best(model.labels, calibratedConfidences(calibration, both, coverage));
}

/** The best intents so far: their places and confidences. */
const bestPlaces = new Int32Array(MAX_INTENTS);
const bestConfidences = new Float64Array(MAX_INTENTS);

/** The best intents in order; of equally good ones, the first. */
function best(labels: readonly string[], confidences: Float64Array): NluResult['intents'] {
  let count = 0;
  let least = 0;
  for (let place = 0; place < confidences.length; place++) {
    const confidence = Math.floor((confidences[place] ?? 0) * STEP) / STEP;
    if (confidence <= least) continue;
    let at = Math.min(count, MAX_INTENTS - 1);
    for (; at > 0 && (bestConfidences[at - 1] ?? 0) < confidence; at--) {
      bestConfidences[at] = bestConfidences[at - 1] ?? 0;
      bestPlaces[at] = bestPlaces[at - 1] ?? 0;
    }
    bestConfidences[at] = confidence;
    bestPlaces[at] = place;
    if (count < MAX_INTENTS) count++;
    if (count === MAX_INTENTS) least = bestConfidences[MAX_INTENTS - 1] ?? 0;
  }
  const found: NluResult['intents'] = [];
  for (let at = 0; at < count; at++)
    found.push({ intent: labels[bestPlaces[at] ?? 0] ?? '', confidence: bestConfidences[at] ?? 0 });
  return found;
}

/**
 * The intents that a message may show, see `predictIntents`: by words alone if their confidence is high enough, which
 * takes microseconds, otherwise by words and meaning, which takes as long as the encoder and comes later.
 *
 * @param embedder - The encoder that the model was trained with; not used by a model without one.
 * @throws What the embedder throws.
 */
export function predictWithMeaning(
  model: IntentModel,
  text: string,
  embedder: Embedder | undefined,
): NluResult['intents'] | Promise<NluResult['intents']> {
  const byWords = predictIntents(model, text);
  if (model.meaning === undefined || embedder === undefined) return byWords;
  if ((byWords[0]?.confidence ?? 0) >= model.meaning.sureFrom) return byWords;
  return embedder.embed([text]).then(([vector]) => predictIntents(model, text, vector));
}
