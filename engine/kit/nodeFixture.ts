import type { JsonObject } from '../base/json.ts';

/** A node kind by example: data, what is known, what happens, what must come out. Run by the contract test. */
export interface NodeFixture {
  readonly title: string;
  readonly data: JsonObject;
  readonly slots?: JsonObject;
  readonly vars?: JsonObject;
  /** Trigger of the step, as in `StepTrigger`, without NLU when a message says nothing recognisable. */
  readonly trigger: JsonObject & { readonly type: string };
  /** Part of the expected `StepResult`: every key given must match. */
  readonly expect: JsonObject;
}
