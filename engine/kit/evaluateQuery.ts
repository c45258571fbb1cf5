import { errors } from './errors.ts';
import type { StepContext } from './stepContext.ts';

/**
 * Evaluates CEL that must give a text: what is looked up or asked.
 *
 * @throws AppError FLOW_QUERY_NOT_TEXT, EXPRESSION_SYNTAX, EXPRESSION_FAILED
 */
export function evaluateQuery(expression: string, context: StepContext): string {
  const query = context.evaluate(expression);
  if (typeof query !== 'string') {
    throw errors.FLOW_QUERY_NOT_TEXT({ expression, got: JSON.stringify(query) });
  }
  return query;
}
