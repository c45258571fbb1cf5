import { notifications } from '@mantine/notifications';
import { AppError } from '../../engine/base/appError.ts';
import { contractErrors } from '../../engine/contract/errors.ts';

/** Any thrown value as an error with a code and a remedy. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return contractErrors.HOST_INTERNAL({ detail: error instanceof Error ? error.message : String(error) });
}

/** Tells a person what went wrong and what to do about it. */
export function showError(error: unknown, title: string): void {
  const { code, message, remedy } = toAppError(error);
  notifications.show({
    id: code,
    color: 'red',
    title,
    message: `${message}. ${remedy}. (${code})`,
    autoClose: 12_000,
    withBorder: true,
    role: 'alert',
  });
}
