import type { Calibration } from './classifier/calibration.ts';
import type { LexicalHead, MeaningHead } from './classifier/heads.ts';

/** The part of a model that uses the vectors of a sentence encoder. */
export interface MeaningPart {
  /** Id of the encoder whose vectors it was trained on; those of others cannot be used. */
  readonly encoder: string;
  readonly head: MeaningHead;
  /** Weight of its scores relative to those by words. */
  readonly weight: number;
  /** Converts the combined scores into confidences. */
  readonly calibration: Calibration;
  /** Confidence by words from which a message need not be encoded; more than 1 if every message is encoded. */
  readonly sureFrom: number;
}

/** A trained intent classifier: plain data from `trainIntentModel`, stored by `serialiseIntentModel`. */
export interface IntentModel {
  /** Intents that the model can predict, in code unit order. */
  readonly labels: readonly string[];
  /** Fingerprint of the training data, provided by the caller; see `intentDataHash`. */
  readonly dataHash: string;
  /** Undefined if there was no training data; such a model predicts nothing. */
  readonly lexical: LexicalHead | undefined;
  /** Converts scores by words alone into confidences. */
  readonly calibration: Calibration;
  /** Undefined if it was trained without an encoder. */
  readonly meaning: MeaningPart | undefined;
}
