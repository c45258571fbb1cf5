import type { NluResult } from '../../model/nluResult.ts';

/** A message whose meaning is known, and what a model that was not taught it made of it. */
export interface PredictedMessage {
  readonly text: string;
  /** What it shows; null: none of the intents. */
  readonly intent: string | null;
  /** Best first. */
  readonly found: NluResult['intents'];
}
