import type { EvaluationExample } from './evaluationExample.ts';

/** An example that shows one of the intents. */
export type InScopeExample = EvaluationExample & { readonly intent: string };

/** Tells it from one that shows none. */
export function isInScope<T extends EvaluationExample>(example: T): example is T & InScopeExample {
  return example.intent !== null;
}
