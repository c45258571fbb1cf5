import { AppError } from '../base/appError.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { CompiledAction } from './compileAction.ts';
import { actionErrors } from './errors.ts';
import type { ActionResponse } from './readResponse.ts';

/**
 * Computes the outputs of an action from its response.
 *
 * @throws AppError ACTION_OUTPUT_INVALID
 */
export function mapOutput(output: CompiledAction['output'], response: ActionResponse): JsonObject {
  const context: JsonObject = { status: response.status, headers: response.headers, body: response.body };
  const values = output.map(([name, expression]): readonly [string, Json] => {
    try {
      return [name, expression.evaluate(context)];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw actionErrors.ACTION_OUTPUT_INVALID({ output: name, reason: error.message }, { cause: error });
    }
  });
  return Object.fromEntries(values);
}
