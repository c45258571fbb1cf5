import type { Embedder, NluResult } from '../model/ports.ts';
import { calibratedConfidences, combineScores } from './classifier/calibration.ts';
import { scoreWithLexicalHead, scoreWithMeaningHead } from './classifier/heads.ts';
import type { IntentModel } from './intentModel.ts';
import { splitUtterance } from './lexical/splitUtterance.ts';

const MAX_INTENTS = 5;
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
    if (confidence === 0 || confidence <= (found[MAX_INTENTS - 1]?.confidence ?? 0)) continue;
    const one = { intent: labels[place] ?? '', confidence };
    let at = Math.min(found.length, MAX_INTENTS - 1);
    for (; at > 0; at--) {
      const before = found[at - 1];
      if (before === undefined || before.confidence >= confidence) break;
      found[at] = before;
    }
    found[at] = one;
  }
  return found;
}

/**
 * The intents that a message may show, as `predictIntents` gives them: by words alone where those are sure, which takes
 * microseconds, otherwise by words and meaning, which takes as long as the encoder.
 *
 * @param embedder - The encoder that the model was trained with; not asked by a model without one.
 * @throws What the embedder throws.
 */
export async function predictWithMeaning(
  model: IntentModel,
  text: string,
  embedder: Embedder | undefined,
): Promise<NluResult['intents']> {
  const byWords = predictIntents(model, text);
  if (model.meaning === undefined || embedder === undefined) return byWords;
  if ((byWords[0]?.confidence ?? 0) >= model.meaning.sureFrom) return byWords;
  const [vector] = await embedder.embed([text]);
  return predictIntents(model, text, vector);
}
