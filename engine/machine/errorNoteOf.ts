import { AppError } from '../base/appError.ts';
import { type ErrorNote, noteOf } from '../model/statements.ts';
import { errors } from './errors.ts';

/** Notes whatever a step threw. Anything but an AppError is a mistake of ours, and is said to be one. */
export function errorNoteOf(thrown: unknown, kind: string): ErrorNote {
  if (thrown instanceof AppError) return noteOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return noteOf(errors.MACHINE_STEP_CRASHED({ kind, message }, { cause: thrown }));
}
