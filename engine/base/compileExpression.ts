import {
  TypeError as CelTypeError,
  EvaluationError,
  ParseError,
  type ParseResult,
} from '@marcbachmann/cel-js';
import { AppError } from './appError.ts';
import { celEnvironment } from './celEnvironment.ts';
import { expressionErrors, quoteSource } from './expressionErrors.ts';
import { fromCelValue } from './fromCelValue.ts';
import type { Json, JsonObject } from './json.ts';

/** A CEL expression, ready to be evaluated any number of times. */
export interface CompiledExpression {
  readonly source: string;
  /**
   * @param context - The names the expression may use. Numbers compare and compute naturally with literals.
   * @returns A JSON value: integers become numbers, a timestamp becomes an ISO 8601 text.
   * @throws AppError EXPRESSION_FAILED - An unknown name or key, types that do not fit, or a value JSON cannot carry.
   */
  readonly evaluate: (context: JsonObject) => Json;
}

/**
 * Compiles a CEL expression. CEL has no loops, I/O, clock or randomness: the same context gives the same value.
 *
 * @throws AppError EXPRESSION_SYNTAX - It cannot be parsed, or its types can never fit (`"a" > 3`).
 */
export function compileExpression(source: string): CompiledExpression {
  const program = parse(source);
  return {
    source,
    evaluate: (context) => {
      try {
        return fromCelValue(program(context));
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw expressionErrors.EXPRESSION_FAILED(
          { source: quoteSource(source), message: reasonOf(error) },
          { cause: error },
        );
      }
    },
  };
}

function parse(source: string): ParseResult {
  const fail = (error: unknown) =>
    expressionErrors.EXPRESSION_SYNTAX(
      { source: quoteSource(source), message: reasonOf(error) },
      { cause: error },
    );
  let program: ParseResult;
  try {
    program = celEnvironment.parse(source);
  } catch (error) {
    throw fail(error);
  }
  const check = program.check();
  if (!check.valid) throw fail(check.error);
  return program;
}

function reasonOf(error: unknown): string {
  if (error instanceof EvaluationError || error instanceof ParseError || error instanceof CelTypeError) {
    return error.summary;
  }
  return error instanceof Error ? error.message : String(error);
}
