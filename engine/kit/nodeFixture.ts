import type { JsonObject } from '../base/json.ts';
import type { SlotDefinition } from '../model/projectManifest.ts';

/** A node kind by example: data, what is known, what happens, what must come out. Run by the contract test. */
export interface NodeFixture {
  readonly title: string;
  readonly data: JsonObject;
  /** Declared slots with their types; those only named in `slots` are of type text. */
  readonly slotTypes?: Readonly<Record<string, SlotDefinition>>;
  readonly slots?: JsonObject;
  readonly vars?: JsonObject;
  readonly local?: JsonObject;
  /** Ways out that lead somewhere; absent: none. */
  readonly connected?: readonly string[];
  /** True: the flow is walked again after a correction. */
  readonly rewalking?: boolean;
  /** What the customer said last, when the trigger itself is not a message. */
  readonly message?: string;
  /** Trigger of the step, as in `StepTrigger`; `nlu` may be left out of a message that says nothing recognisable. */
  readonly trigger: JsonObject & { readonly type: string };
  /** Part of the expected `StepResult`: every key given must match. */
  readonly expect: JsonObject;
}
