import { notifications } from '@mantine/notifications';
import { toAppError } from '../client/toAppError.ts';

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

/** Tells a person something that happened without their doing. */
export function showNotice({ title, message }: { readonly title: string; readonly message: string }): void {
  notifications.show({ title, message, withBorder: true, autoClose: 8000 });
}
