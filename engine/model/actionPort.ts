import type { JsonObject } from '../base/json.ts';
import type { ActionResult } from './actionResult.ts';

/** One call of an API action. */
export interface ActionCall {
  /** Id of the action. */
  readonly action: string;
  /** Inputs by name, as the state computed them. */
  readonly input: JsonObject;
  /**
   * Names this call for the service (header `Idempotency-Key`), so that a repeated request is carried out once:
   * unique per call, the same for its retries. Printable ASCII.
   */
  readonly idempotencyKey: string;
}

/** How the engine runs API actions, whatever stands behind it: HTTP, a recording, a test. */
export interface ActionPort {
  /** Never rejects: whatever goes wrong is a result that is not ok. */
  run(call: ActionCall): Promise<ActionResult>;
}
