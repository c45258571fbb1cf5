import type { TrainedIntents } from '../trainedIntents.ts';
import type { EvaluationExample } from './evaluationExample.ts';
import { predictMessages } from './predictMessages.ts';
import { type Quality, qualityOf } from './qualityOf.ts';

/**
 * Measures a model on messages it was not trained on.
 *
 * @param threshold - Confidence below which a message counts as not understood.
 */
export async function evaluateIntents(
  trained: Pick<TrainedIntents, 'predict'>,
  examples: readonly EvaluationExample[],
  threshold = 0.5,
): Promise<Quality> {
  const { messages } = await predictMessages(trained, examples, { stopwatch: () => 0 });
  return qualityOf(messages, threshold);
}
