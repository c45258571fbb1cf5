import type { NluResult } from '../../model/nluResult.ts';

/** When a customer is asked which of two intents is meant. */
export interface ClarificationPolicy {
  /** `policies.clarification.minimum`. */
  readonly minimum: number;
  /** `policies.intentThreshold`. */
  readonly threshold: number;
  /** The flow that an intent begins; two intents of one flow are the same to the customer. */
  readonly flowOf: (intent: string) => string | undefined;
}

/** Two intents that a customer would be asked about, and how far apart they are. */
export interface Clarification {
  readonly intents: readonly [string, string];
  readonly distance: number;
}

/**
 * The question that a message would bring up with a margin wide enough, as the policy of the machine decides it
 * (`engine/machine/policies/clarification.ts`) where every flow may begin.
 */
export function clarificationOf(
  found: NluResult['intents'],
  { minimum, threshold, flowOf }: ClarificationPolicy,
): Clarification | undefined {
  let best: { readonly intent: string; readonly confidence: number; readonly flow: string } | undefined;
  for (const { intent, confidence } of found) {
    if (confidence < minimum) return undefined;
    const flow = flowOf(intent);
    if (flow === undefined) {
      if (best === undefined && confidence >= threshold) return undefined;
    } else if (best === undefined) best = { intent, confidence, flow };
    else if (best.flow !== flow)
      return { intents: [best.intent, intent], distance: best.confidence - confidence };
  }
  return undefined;
}
