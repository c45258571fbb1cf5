import { nluErrors } from '../errors.ts';
import type { TrainedIntents } from '../trainIntents.ts';
import type { EvaluationExample, PredictedMessage } from './examples.ts';

/** Milliseconds since any fixed moment, with fractions; never runs backwards. */
type Stopwatch = () => number;

/** What every measurement depends on besides its data. */
export interface MeasureOptions {
  readonly stopwatch: Stopwatch;
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Stops the measurement, which then fails with NLU_TRAINING_CANCELLED. */
  readonly signal?: AbortSignal | undefined;
}

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
    if (signal?.aborted === true) throw nluErrors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
    const begun = stopwatch();
    const found = await trained.predict(text);
    latencies.push(stopwatch() - begun);
    messages.push({ text, intent, found });
    if (messages.length % 100 === 0) onProgress?.(messages.length / examples.length);
  }
  return { messages, latencies };
}
