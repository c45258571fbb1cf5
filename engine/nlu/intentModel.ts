import type { Calibration } from './classifier/calibration.ts';
import type { LexicalHead, MeaningHead } from './classifier/heads.ts';

/** What a model knows of the meaning of messages, by a sentence encoder. */
export interface MeaningPart {
  /** Id of the encoder whose vectors it was trained on; those of another say nothing to it. */
  readonly encoder: string;
  readonly head: MeaningHead;
  /** How much its scores count beside those by words. */
  readonly weight: number;
  /** What turns the scores of both together into confidences. */
  readonly calibration: Calibration;
  /** Confidence by words from which a message need not be encoded; more than 1 when every message is. */
  readonly sureFrom: number;
}

/** A trained intent classifier: plain data, made by `trainIntentModel`, stored by `serialiseIntentModel`. */
export interface IntentModel {
  /** Intents that the model can predict, in code unit order. */
  readonly labels: readonly string[];
  /** Fingerprint of the data it was trained on, as given by the caller; see `intentDataHash`. */
  readonly dataHash: string;
  /** Absent when there was nothing to learn from: such a model predicts nothing. */
  readonly lexical: LexicalHead | undefined;
  /** What turns scores by words alone into confidences. */
  readonly calibration: Calibration;
  /** Absent when it was trained without an encoder. */
  readonly meaning: MeaningPart | undefined;
}
