// Runs an edit and tells a person what could not be done.

import { notifications } from '@mantine/notifications';
import type { CommandParams } from '../../engine/edit/applyCommand.ts';
import type { CommandId } from '../../engine/edit/commands.ts';
import { toAppError } from '../client/toAppError.ts';
import type { Studio } from './studio.ts';

/**
 * Runs a command of engine/edit for a gesture or a form. What cannot be done is told, and nothing is changed.
 *
 * @returns Ids of what the command made; undefined when it could not be done.
 */
export function runEdit<I extends CommandId>(
  { document }: Studio,
  id: I,
  params: CommandParams<I>,
): readonly string[] | undefined {
  try {
    return document.getState().run(id, params);
  } catch (error) {
    showError(error, 'This edit was not made');
    return undefined;
  }
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

/** Tells a person something that happened without their doing. */
export function showNotice({ title, message }: { readonly title: string; readonly message: string }): void {
  notifications.show({ title, message, withBorder: true, autoClose: 8000 });
}
