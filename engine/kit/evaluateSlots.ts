import type { Json, JsonObject } from '../base/json.ts';
import { coerceSlotValue } from './coerceSlotValue.ts';
import { errors } from './errors.ts';
import { evaluateAll } from './evaluateAll.ts';
import type { StepContext } from './stepContext.ts';

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
    if (definition === undefined) throw errors.FLOW_SLOT_UNKNOWN({ slot });
    const fitting = value === null || value === '' ? null : coerceSlotValue(definition, value);
    if (fitting === undefined) {
      throw errors.FLOW_SLOT_VALUE({ slot, type: definition.type, value: JSON.stringify(value) });
    }
    slots[slot] = fitting;
  }
  return slots;
}
