import { AppError } from '../../engine/base/appError.ts';
import { compileExpression } from '../../engine/base/compileExpression.ts';

/** What is wrong with a CEL expression, in words; undefined when nothing is, or when there is none. */
export function expressionError(source: string): string | undefined {
  if (source.trim() === '') return undefined;
  try {
    compileExpression(source);
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.message : String(error);
  }
}
