import type { Problem } from '../../base/problem.ts';
import type { TrainIntents } from '../trainedIntents.ts';
import { assertMeasurable } from './assertMeasurable.ts';
import { crossValidationRounds, type Round } from './crossValidationRounds.ts';
import { dataFindings } from './dataFindings.ts';
import type { MeasureOptions } from './measureOptions.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { predictMessages } from './predictMessages.ts';
import { typingErrors } from './typingErrors.ts';
import type { UnderstandingData } from './understandingData.ts';

/** Settings of {@link crossValidation}. */
export interface CrossValidationOptions extends MeasureOptions {
  /** Parts that the utterances are put into. */
  readonly folds: number;
  readonly seed: number;
  /** Typing errors of each in-scope message at most, predicted besides the message itself; 0: none. */
  readonly typos?: number;
  /** Whether intents stand in where there are no out-of-scope messages; yes unless said otherwise. */
  readonly standIns?: boolean;
  /** Whether every utterance must be predicted; of 10,000 and more only one or two parts are otherwise. */
  readonly complete?: boolean;
}

/** What cross-validation gave. */
export interface CrossValidated {
  /** Every in-scope utterance that could be kept back, then the out-of-scope ones. */
  readonly messages: readonly PredictedMessage[];
  /** The in-scope ones with typing errors. */
  readonly mistyped: readonly PredictedMessage[];
  /** Intents that a model was not taught stood in for out-of-scope messages. */
  readonly standIn: boolean;
  /** Milliseconds of each training. */
  readonly trainMs: readonly number[];
  /** Milliseconds of each prediction. */
  readonly latencies: readonly number[];
  readonly modelBytes: number;
  readonly findings: readonly Problem[];
}

/**
 * Predicts every utterance with a model that was taught all others but those of its part (stratified k-fold
 * cross-validation; Kohavi 1995). From 10,000 utterances on, one or two parts are predicted, which says as much. Out-of-scope messages are spread over the parts; without any, further models that
 * were not taught some of the intents say what they make of those.
 *
 * Deterministic: the same data and seed give the same predictions, in whatever order the data are.
 *
 * @throws NLU_NO_UTTERANCES, NLU_ONE_INTENT or NLU_TOO_FEW_TO_TEST, NLU_TRAINING_CANCELLED.
 */
export async function crossValidation(
  train: TrainIntents,
  data: UnderstandingData,
  options: CrossValidationOptions,
): Promise<CrossValidated> {
  const { folds, seed, typos = 0, standIns = true, complete = false } = options;
  const { stopwatch, onProgress, signal } = options;
  const findings = dataFindings(data);
  assertMeasurable(findings);
  const { rounds, standIn } = crossValidationRounds(data, { folds, seed, standIns, complete });
  const messages: PredictedMessage[] = [];
  const unknown: PredictedMessage[] = [];
  const mistyped: PredictedMessage[] = [];
  const trainMs: number[] = [];
  const latencies: number[] = [];
  let modelBytes = 0;
  const run = async ({ taught, asked, outOfScope }: Round, report: (done: number) => void) => {
    const begun = stopwatch();
    const trained = await train(taught, {
      onProgress: (done) => report(0.8 * done),
      ...(signal && { signal }),
    });
    trainMs.push(stopwatch() - begun);
    modelBytes = Math.max(modelBytes, trained.modelBytes);
    const asking = { stopwatch, signal };
    const known = await predictMessages(trained, asked, asking);
    const others = await predictMessages(trained, outOfScope, asking);
    messages.push(...known.messages);
    unknown.push(...others.messages);
    latencies.push(...known.latencies, ...others.latencies);
    if (typos === 0) return;
    const typed = asked.map(({ text, intent }) => ({ intent, text: typingErrors(text, typos, seed) }));
    mistyped.push(...(await predictMessages(trained, typed, asking)).messages);
  };
  for (const [number, round] of rounds.entries()) {
    await run(round, (done) => onProgress?.((number + done) / rounds.length));
    onProgress?.((number + 1) / rounds.length);
  }
  return { messages: [...messages, ...unknown], mistyped, standIn, trainMs, latencies, modelBytes, findings };
}
