import type { Json, JsonObject } from '../base/json.ts';
import type { Action } from '../model/action.ts';
import { actionErrors } from './errors.ts';

type Declaration = Action['input'][string];

/**
 * Checks inputs against their declaration.
 *
 * @returns Every declared input: text from numbers and booleans is made a text; an optional one that was not given is
 *   null.
 * @throws AppError ACTION_INPUT_INVALID - Missing, undeclared, or of another type.
 */
export function checkInputs(declared: Action['input'], given: JsonObject): JsonObject {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) {
      throw actionErrors.ACTION_INPUT_INVALID({ input: name, reason: 'is not declared by the action' });
    }
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, declaration]) => [
      name,
      checkInput(name, declaration, Object.hasOwn(given, name) ? (given[name] ?? null) : null),
    ]),
  );
}

function checkInput(input: string, { type, required }: Declaration, value: Json): Json {
  if (value === null) {
    if (required) throw actionErrors.ACTION_INPUT_INVALID({ input, reason: 'is required and has no value' });
    return null;
  }
  if (type === 'json') return value;
  if (type === 'text') {
    if (typeof value === 'object') throw wrongType(input, type, value);
    return String(value);
  }
  if (typeof value !== type) throw wrongType(input, type, value);
  return value;
}

function wrongType(input: string, type: string, value: Json) {
  const found = Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value;
  return actionErrors.ACTION_INPUT_INVALID({ input, reason: `must be a ${type}, and it is a ${found}` });
}
