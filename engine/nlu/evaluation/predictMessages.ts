import { errors } from '../errors.ts';
import type { TrainedIntents } from '../trainedIntents.ts';
import type { EvaluationExample } from './evaluationExample.ts';
import type { MeasureOptions } from './measureOptions.ts';
import type { PredictedMessage } from './predictedMessage.ts';

/** What {@link predictMessages} found, and how long each message took. */
export interface Predictions {
  readonly messages: readonly PredictedMessage[];
  /** Milliseconds, in the same order. */
  readonly latencies: readonly number[];
}

/**
 * Predicts messages one after the other, as they come in a conversation.
 *
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted.
 */
export async function predictMessages(
  trained: Pick<TrainedIntents, 'predict'>,
  examples: readonly EvaluationExample[],
  { stopwatch, onProgress, signal }: MeasureOptions,
): Promise<Predictions> {
  const messages: PredictedMessage[] = [];
  const latencies: number[] = [];
  for (const { text, intent } of examples) {
    if (signal?.aborted === true) throw errors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
    const begun = stopwatch();
    const found = await trained.predict(text);
    latencies.push(stopwatch() - begun);
    messages.push({ text, intent, found });
    if (messages.length % 100 === 0) onProgress?.(messages.length / examples.length);
  }
  return { messages, latencies };
}
