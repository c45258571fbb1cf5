import type { JsonObject } from '../base/json.ts';
import { errors } from './errors.ts';
import type { StepContext } from './stepContext.ts';

/**
 * Evaluates CEL that must give true or false.
 *
 * @throws AppError FLOW_CONDITION_NOT_BOOLEAN, EXPRESSION_SYNTAX, EXPRESSION_FAILED
 */
export function evaluateCondition(expression: string, context: StepContext, extra?: JsonObject): boolean {
  const value = context.evaluate(expression, extra);
  if (typeof value !== 'boolean') {
    throw errors.FLOW_CONDITION_NOT_BOOLEAN({ expression, got: JSON.stringify(value) });
  }
  return value;
}
