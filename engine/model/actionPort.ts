import type { JsonObject } from '../base/json.ts';
import type { ActionResult } from './actionResult.ts';

/** One call of an action. */
export interface ActionCall {
  /** Id of the action. */
  readonly action: string;
  readonly input: JsonObject;
  /** Unique for the call and the same when it is repeated, so that a service can see that it has done it already. */
  readonly idempotencyKey: string;
}

/** How the engine calls APIs, whatever stands behind it. */
export interface ActionPort {
  /** A call that fails is a result that is not ok, with its error; the promise does not reject for it. */
  run(call: ActionCall): Promise<ActionResult>;
}
