// Evaluates the expressions of a state, with errors of its own words.
import type { Json, JsonObject } from '../base/json.ts';
import { stepErrors } from './errors.ts';
import { coerceSlotValue } from './slotValues.ts';
import type { StepContext } from './step.ts';

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

/**
 * Evaluates CEL that must give true or false.
 *
 * @throws AppError FLOW_CONDITION_NOT_BOOLEAN, EXPRESSION_SYNTAX, EXPRESSION_FAILED
 */
export function evaluateCondition(expression: string, context: StepContext, extra?: JsonObject): boolean {
  const value = context.evaluate(expression, extra);
  if (typeof value !== 'boolean') {
    throw stepErrors.FLOW_CONDITION_NOT_BOOLEAN({ expression, got: JSON.stringify(value) });
  }
  return value;
}

/**
 * Evaluates CEL that must give a text: what is looked up or asked.
 *
 * @throws AppError FLOW_QUERY_NOT_TEXT, EXPRESSION_SYNTAX, EXPRESSION_FAILED
 */
export function evaluateQuery(expression: string, context: StepContext): string {
  const query = context.evaluate(expression);
  if (typeof query !== 'string') {
    throw stepErrors.FLOW_QUERY_NOT_TEXT({ expression, got: JSON.stringify(query) });
  }
  return query;
}

/**
 * Evaluates slot -> CEL and makes each value fit its slot's type; null or an empty text empties a slot.
 *
 * @throws AppError FLOW_SLOT_UNKNOWN, FLOW_SLOT_VALUE, EXPRESSION_SYNTAX, EXPRESSION_FAILED
 */
export function evaluateSlots(
  expressions: Readonly<Record<string, string>> | undefined,
  context: StepContext,
  extra?: JsonObject,
): JsonObject {
  const values = evaluateAll(expressions, context, extra);
  const slots: Record<string, Json> = {};
  for (const slot of Object.keys(values)) {
    const value = values[slot] ?? null;
    const definition = context.slot(slot);
    if (definition === undefined) throw stepErrors.FLOW_SLOT_UNKNOWN({ slot });
    const fitting = value === null || value === '' ? null : coerceSlotValue(definition, value);
    if (fitting === undefined) {
      throw stepErrors.FLOW_SLOT_VALUE({ slot, type: definition.type, value: JSON.stringify(value) });
    }
    slots[slot] = fitting;
  }
  return slots;
}
