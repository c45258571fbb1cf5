// How commands read a project for imports and exports, and write what these make.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WrittenFile } from '../edit/fileChange.ts';
import { createWorkspace, type Workspace } from '../edit/workspace.ts';
import type { TextFile } from '../interop/texts/textFiles.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { openProjectFolder } from '../project/openProjectFolder.ts';
import { writeDurably } from '../project/writeDurably.ts';
import type { CliIo } from './cliCommand.ts';
import { cliErrors } from './errors.ts';

/** Opens a project folder for edits. @throws as {@link openProjectFolder}. */
export async function openWorkspace(folder: string): Promise<Workspace> {
  const { parsed } = await openProjectFolder(folder);
  return createWorkspace(parsed.files, nodeRegistry, parsed);
}

/**
 * Writes files into a folder.
 *
 * @throws AppError CLI_FILE_EXISTS unless `force`; then none is written.
 */
export async function writeExports(
  io: CliIo,
  files: readonly TextFile[],
  { out = '.', force = false }: { readonly out?: string | undefined; readonly force?: boolean | undefined },
): Promise<void> {
  const targets = files.map(({ name, content }) => ({ path: join(out, name), content }));
  const there = targets.find(({ path }) => existsSync(resolve(io.cwd, path)));
  if (there !== undefined && !force)
    throw cliErrors.CLI_FILE_EXISTS({ path: there.path }, { location: { file: there.path } });
  for (const { path, content } of targets) {
    await writeDurably(resolve(io.cwd, path), content);
    io.out(`Wrote ${path}`);
  }
}

/**
 * Writes what an import makes into a project folder, unless `dryRun`.
 *
 * @returns What was done, in a sentence.
 */
export async function writeImported(
  folder: string,
  files: readonly WrittenFile[],
  dryRun: boolean,
): Promise<string> {
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  if (dryRun) return `Nothing was written; ${count} would be`;
  for (const { path, after } of files) await writeDurably(join(folder, path), after);
  return `Wrote ${count}`;
}
