import type { z } from 'zod';
import type { ParsedDocument } from '../model/parsedProject.ts';
import { type CommandId, editCommands } from './commands.ts';
import type { Command } from './defineCommand.ts';
import { editErrors } from './errors.ts';
import { changesTo, type FileChanges } from './fileChange.ts';
import { changeWorkspace, type Workspace } from './workspace.ts';

/** What a command takes, by its id. */
export type CommandParams<I extends CommandId> = z.input<
  Extract<(typeof editCommands)[number], { readonly id: I }>['params']
>;

/** What applying a command gave. */
export interface AppliedCommand {
  readonly workspace: Workspace;
  /** Empty when the command had nothing to do. */
  readonly changes: FileChanges;
  readonly label: string;
  readonly mergeKey: string | undefined;
  /** Ids of what the command made. */
  readonly created: readonly string[];
}

/**
 * Applies a command. Pure: the workspace stays as it was, the new one is in the result.
 *
 * @param id - One of {@link editCommands}.
 * @param params - Validated, wherever they come from.
 * @throws AppError EDIT_PARAMS_INVALID, EDIT_NOT_FOUND, EDIT_EXISTS, EDIT_DOCUMENT_BROKEN, EDIT_WOULD_BREAK,
 * EDIT_PATH_NOT_ALLOWED, YAML_EDIT_…: then nothing was changed.
 */
export function applyCommand<I extends CommandId>(
  workspace: Workspace,
  id: I,
  params: CommandParams<I>,
): AppliedCommand {
  return applyUntypedCommand(editCommands, workspace, id, params);
}

/**
 * {@link applyCommand} for ids and params that come from outside, and for other lists of commands.
 *
 * @throws AppError EDIT_COMMAND_UNKNOWN, and the errors of {@link applyCommand}.
 */
export function applyUntypedCommand(
  list: readonly Command[],
  workspace: Workspace,
  id: string,
  params: unknown,
): AppliedCommand {
  const command = list.find((candidate) => candidate.id === id);
  if (command === undefined) throw editErrors.EDIT_COMMAND_UNKNOWN({ id });
  const bound = command.bind(params);
  if (!bound.ok) throw bound.error;
  const { label, mergeKey, mayBreak, apply } = bound.value;
  const { texts, created = [] } = apply(workspace);
  const changes = changesTo(workspace.files, texts);
  const changed = changeWorkspace(workspace, changes);
  if (!mayBreak) assertNothingBroke(changed, changes);
  return { workspace: changed, changes, label, mergeKey, created };
}

/** A command leaves every document that it touches whole. */
function assertNothingBroke({ parsed }: Workspace, changes: FileChanges): void {
  for (const { path } of changes) {
    const document: ParsedDocument | undefined = parsed.documents[path];
    if (document === undefined || document.value !== undefined) continue;
    const finding = document.problems[0]?.message ?? 'it could not be read';
    throw editErrors.EDIT_WOULD_BREAK({ path, finding }, { location: { file: path } });
  }
}
