import type { InScopeExample } from './inScopeExample.ts';

/** An utterance that is taught, with its language where that is known. */
export type TaughtUtterance = InScopeExample & { readonly language?: string };

/** What a project teaches, and what it says is none of its business. */
export interface UnderstandingData {
  readonly examples: readonly TaughtUtterance[];
  readonly outOfScope: readonly string[];
  /** Names of intents by id, in words: they are learnt too. */
  readonly names: Readonly<Record<string, string>>;
}
