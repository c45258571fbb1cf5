import { compileExpression } from '../base/compileExpression.ts';
import type { Json, JsonObject } from '../base/json.ts';

/** A CEL evaluator that parses each expression once. */
export function createExpressions(): (expression: string, names: JsonObject) => Json {
  const compiled = new Map<string, ReturnType<typeof compileExpression>>();
  return (expression, names) => {
    let found = compiled.get(expression);
    if (found === undefined) {
      found = compileExpression(expression);
      compiled.set(expression, found);
    }
    return found.evaluate(names);
  };
}
