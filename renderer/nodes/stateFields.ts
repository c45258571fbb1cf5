import type { JsonObject } from '../../engine/base/json.ts';
import { type State, stateData } from '../../engine/model/flow.ts';

/** The data of a state's kind, without the keys that every state has. */
export function stateFields(state: State): JsonObject {
  return stateData(state);
}
