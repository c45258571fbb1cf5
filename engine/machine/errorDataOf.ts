import { AppError, type ErrorData } from '../base/appError.ts';
import { errors } from './errors.ts';

/** The words for whatever a step threw. Anything but an AppError is a mistake of ours, and is said to be one. */
export function errorDataOf(thrown: unknown, kind: string): ErrorData {
  if (thrown instanceof AppError) return thrown.toJSON();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return errors.MACHINE_STEP_CRASHED({ kind, message }, { cause: thrown }).toJSON();
}
