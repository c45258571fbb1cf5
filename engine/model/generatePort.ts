import type { GenerateRequest } from './generateRequest.ts';
import type { GenerateResult } from './generateResult.ts';

/** How a generation is followed. */
export interface GenerateOptions {
  /**
   * Called with each sentence that has passed the guardrails, before the whole is done. A preview only: the result
   * decides what is said.
   */
  readonly onSentence?: ((sentence: string) => void) | undefined;
}

/** How the engine generates texts, whatever stands behind it. */
export interface GeneratePort {
  /** Never rejects: no endpoint, one that hangs or answers rubbish, and a broken guardrail are results that are not ok. */
  generate(request: GenerateRequest, options?: GenerateOptions): Promise<GenerateResult>;
}
