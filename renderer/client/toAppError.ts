import { AppError } from '../../engine/base/appError.ts';
import { contractErrors } from '../../engine/contract/errors.ts';

/** Any thrown value as an error with a code and a remedy. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return contractErrors.HOST_INTERNAL({ detail: error instanceof Error ? error.message : String(error) });
}

/** The error of whatever needs the host while it is away. */
export function hostLost(): AppError {
  return contractErrors.HOST_DISCONNECTED({});
}
