import type { NluResult } from '../model/nluResult.ts';
import type { Thresholds } from './evaluation/chooseThresholds.ts';
import { clarificationOf } from './evaluation/clarificationOf.ts';

/** What comes of a message with given thresholds, wherever every flow may begin. */
export type MessageOutcome = 'understood' | 'clarify' | 'not_understood';

/** Whether a message is understood, asked about, or not understood. */
export function messageOutcome(
  intents: NluResult['intents'],
  { intentThreshold: threshold, margin, minimum, flows }: Thresholds,
): MessageOutcome {
  const flowOf = (intent: string) => (flows === undefined ? intent : flows[intent]);
  const question = clarificationOf(intents, { minimum, threshold, flowOf });
  if (question !== undefined && question.distance < margin) return 'clarify';
  const best = intents[0];
  return best !== undefined && best.confidence >= threshold ? 'understood' : 'not_understood';
}
