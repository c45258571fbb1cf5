// Runs edits, and shows the errors of those that fail.

import { notifications } from '@mantine/notifications';
import type { CommandParams } from '../../engine/edit/applyCommand.ts';
import type { CommandId } from '../../engine/edit/commands.ts';
import { toAppError } from '../client/toAppError.ts';
import type { Notice } from './documentState.ts';
import type { Studio } from './studio.ts';

/**
 * Runs a command of engine/edit for a gesture or a form. If it fails, the error is shown and nothing is changed.
 *
 * @returns Ids of what the command created; undefined if it failed.
 */
export function runEdit<I extends CommandId>(
  { document }: Studio,
  id: I,
  params: CommandParams<I>,
): readonly string[] | undefined {
  try {
    return document.getState().run(id, params);
  } catch (error) {
    showError(error, 'The edit could not be made');
    return undefined;
  }
}

/** Shows an error with its remedy. */
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

/** Shows a notice for a few seconds. */
export function showNotice({ title, message, id, onClose }: Notice): void {
  if (id !== undefined) notifications.update({ id, title, message });
  notifications.show({
    title,
    message,
    withBorder: true,
    autoClose: 8000,
    ...(id === undefined ? {} : { id }),
    ...(onClose === undefined ? {} : { onClose }),
  });
}
