import type { Calibration } from './classifier/calibration.ts';
import type { LexicalHead } from './classifier/lexicalHead.ts';

/** A trained intent classifier: plain data, made by `trainIntentModel`, stored by `serialiseIntentModel`. */
export interface IntentModel {
  /** Intents that the model can predict, in code unit order. */
  readonly labels: readonly string[];
  /** Fingerprint of the data it was trained on, as given by the caller; see `intentDataHash`. */
  readonly dataHash: string;
  /** Absent when there was nothing to learn from: such a model predicts nothing. */
  readonly lexical: LexicalHead | undefined;
  readonly calibration: Calibration;
}
