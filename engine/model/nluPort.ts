import type { NluResult } from './nluResult.ts';

/** What understanding a message may depend on besides its text. */
export interface NluContext {
  /** Language tag of the conversation. */
  readonly locale: string;
  /** Milliseconds since the epoch: what "yesterday" is relative to. */
  readonly now: number;
}

/** How the engine understands a message, whatever stands behind it. */
export interface NluPort {
  /** Same model, text and context: same result, so that recordings replay exactly. */
  understand(text: string, context: NluContext): Promise<NluResult>;
}
