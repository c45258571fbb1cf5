import type { Json, JsonObject } from '../base/json.ts';
import type { StepContext } from './stepContext.ts';

/**
 * Evaluates a map of expressions, each over what held before the step: the order of the names does not matter.
 *
 * @throws AppError EXPRESSION_SYNTAX, EXPRESSION_FAILED
 */
export function evaluateAll(
  expressions: Readonly<Record<string, string>> | undefined,
  context: StepContext,
  extra?: JsonObject,
): JsonObject {
  const values: Record<string, Json> = {};
  if (expressions !== undefined) {
    for (const name of Object.keys(expressions)) {
      values[name] = context.evaluate(expressions[name] ?? '', extra);
    }
  }
  return values;
}
