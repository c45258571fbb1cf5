import type { CommandParams } from '../../engine/edit/applyCommand.ts';
import type { CommandId } from '../../engine/edit/commands.ts';
import { showError } from './showError.ts';
import type { Studio } from './studio.ts';

/**
 * Runs a command of engine/edit for a gesture or a form. What cannot be done is told, and nothing is changed.
 *
 * @returns Ids of what the command made; undefined when it could not be done.
 */
export function runCommand<I extends CommandId>(
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
