// The files of a project folder: which they are, and how they are read without leaving it.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/appError.ts';
import { sourceLimits } from '../knowledge/sources/chunkSources.ts';
import { documentKind, misnamedKind } from '../model/documentKinds.ts';
import { type BinaryStandIn, formatStandIn, isBinarySource } from '../model/knowledgeSources.ts';
import type { ProjectFiles } from '../model/project.ts';
import { projectErrors } from './errors.ts';

/** Folder for what is rebuilt on demand, inside a project. */
export const cacheFolder = '.dialoom';

/**
 * Makes sure that a folder of a project is a folder of its own: one that is reached through a link may lie anywhere,
 * and what is read, bundled or written there is none of the project's.
 *
 * @param root - The project's folder; it may be a link itself.
 * @param path - Relative, forward slashes; empty for the project's folder.
 * @throws Error that says which part is no folder; what `lstat` throws when there is none.
 */
export async function assertOwnFolder(root: string, path: string): Promise<void> {
  const parts = path.split('/').filter((part) => part !== '');
  for (const [index] of parts.entries()) {
    const part = parts.slice(0, index + 1).join('/');
    const info = await lstat(join(root, part));
    if (info.isSymbolicLink()) throw new Error(`${part} is a link`);
    if (!info.isDirectory()) throw new Error(`${part} is not a folder`);
  }
}

/**
 * Whether a relative path (forward slashes) is a document of a project: what is read, watched, saved and bundled.
 * Anything else in the folder (README, .git, recordings) is left alone. Hidden files and paths that climb (`..`) are
 * never documents.
 */
export function isProjectPath(path: string): boolean {
  if (path.split('/').some((part) => part === '' || part.startsWith('.') || part.includes('\\')))
    return false;
  return documentKind(path).definition.kind !== 'other';
}

/**
 * Size and hash of a binary source. One over the limit is not read: nobody could use it, and it may be of any size.
 *
 * @throws The file system's error; Error for what is not a regular file.
 */
async function describeBinary(folder: string, path: string): Promise<BinaryStandIn> {
  await assertOwnFolder(folder, path.split('/').slice(0, -1).join('/'));
  const info = await lstat(join(folder, path));
  if (!info.isFile()) throw new Error('not a regular file');
  if (info.size > sourceLimits.binaryBytes) return { bytes: info.size };
  const hash = createHash('sha256');
  for await (const part of createReadStream(join(folder, path))) hash.update(part as Buffer);
  return { bytes: info.size, sha256: hash.digest('hex') };
}

const maxFileBytes = 20 * 1024 * 1024;
const folders = ['flows', 'nlu', 'nlu/intents', 'nlu/entities', 'actions', 'locales', 'tests'];

/** The text files of a project folder, and the files that could not be read. */
export interface ProjectFolder {
  readonly files: ProjectFiles;
  readonly errors: readonly AppError[];
}

/**
 * Reads all documents of a project folder.
 *
 * @param folder - Absolute path.
 * @returns What could be read; a single unreadable file is an entry in `errors`, not a failure of the whole.
 * @throws AppError PROJECT_UNREADABLE when the folder itself cannot be read, PROJECT_NOT_FOUND without dialoom.yaml.
 */
export async function readProjectFolder(folder: string): Promise<ProjectFolder> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw unreadable(folder, cause);
  });
  if (!names.includes('dialoom.yaml'))
    throw projectErrors.PROJECT_NOT_FOUND({ folder }, { location: { file: folder } });
  const files: Record<string, string> = {};
  const errors: AppError[] = [];
  const paths = ['dialoom.yaml'];
  for (const sub of folders) await collect(folder, sub, false, paths, errors);
  await collect(folder, 'knowledge', true, paths, errors);
  // A document with a wrong name (`flows/x.yml`) comes along, so that the checks can say what it should be called.
  for (const path of paths.filter((path) => isProjectPath(path) || misnamedKind(path) !== undefined)) {
    try {
      files[path] = await readProjectFile(folder, path);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      errors.push(error);
    }
  }
  return { files, errors };
}

/**
 * Reads one document; of a binary source what stands in for it.
 *
 * @throws AppError PROJECT_UNREADABLE, PROJECT_FILE_TOO_LARGE, PROJECT_FILE_NOT_TEXT.
 */
export async function readProjectFile(folder: string, path: string): Promise<string> {
  const location = { file: path };
  let bytes: Buffer;
  try {
    if (isBinarySource(path)) return formatStandIn(await describeBinary(folder, path));
    await assertOwnFolder(folder, path.split('/').slice(0, -1).join('/'));
    const info = await lstat(join(folder, path));
    if (!info.isFile()) throw new Error('not a regular file');
    if (info.size > maxFileBytes) {
      throw projectErrors.PROJECT_FILE_TOO_LARGE(
        { path, megabytes: maxFileBytes / 1024 / 1024 },
        { location },
      );
    }
    bytes = await readFile(join(folder, path));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unreadable(path, cause);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw projectErrors.PROJECT_FILE_NOT_TEXT({ path }, { location, cause });
  }
}

async function collect(
  folder: string,
  sub: string,
  recursive: boolean,
  paths: string[],
  errors: AppError[],
): Promise<void> {
  try {
    await assertOwnFolder(folder, sub);
    const entries = await readdir(join(folder, sub), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${sub}/${entry.name}`;
      if (entry.isDirectory() && recursive) await collect(folder, path, true, paths, errors);
      else if (!entry.isDirectory()) paths.push(path);
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') errors.push(unreadable(sub, cause));
  }
}

function unreadable(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return projectErrors.PROJECT_UNREADABLE({ path, reason }, { location: { file: path }, cause });
}
