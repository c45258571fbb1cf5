import type { NluResult } from '../model/nluResult.ts';
import type { IntentExample } from './trainIntentModel.ts';

/** Intents that were learnt, whatever by. */
export interface TrainedIntents {
  /** The intents that a message may show, best first, as `NluResult` says them. */
  predict(text: string): Promise<NluResult['intents']>;
  /** Size of the model as it is stored. */
  readonly modelBytes: number;
  /** Intents that can be predicted. */
  readonly labels: readonly string[];
}

/** What a training depends on besides its data. */
export interface TrainIntentsOptions {
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: (done: number) => void;
  /** Stops the training; it then rejects with NLU_TRAINING_CANCELLED. */
  readonly signal?: AbortSignal;
}

/** Learns intents from examples. Evaluation knows no more of a classifier than this. */
export type TrainIntents = (
  examples: readonly IntentExample[],
  options?: TrainIntentsOptions,
) => Promise<TrainedIntents>;
