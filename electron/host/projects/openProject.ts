import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { AppError } from '../../../engine/base/appError.ts';
import type { TaskQueues } from '../../../engine/base/createTaskQueues.ts';
import type { EventPayload } from '../../../engine/contract/events.ts';
import type { FileWrite } from '../../../engine/contract/methods/projectMethods.ts';
import { hashProjectFile } from '../../../engine/project/hashFiles.ts';
import { type FolderMigration, migrateProjectFolder } from '../../../engine/project/migrateProjectFolder.ts';
import {
  isProjectPath,
  readProjectFile,
  readProjectFolder,
} from '../../../engine/project/readProjectFolder.ts';
import type { Journal } from '../db/createJournal.ts';
import { recoverSaves, type SavedFile, saveFiles } from './saveFiles.ts';

/** A running watch. */
export interface ProjectWatch {
  close(): Promise<void>;
}

/**
 * Watches the documents of a project folder.
 *
 * @param onTouched - Called with the relative path of a document that may have changed; it may also be unchanged.
 * @param onError - Called when watching itself fails (too many watches, folder gone).
 * @returns Once the watch is armed: a change after that is seen.
 */
async function watchProject(
  folder: string,
  onTouched: (path: string) => void,
  onError: (error: unknown) => void,
): Promise<ProjectWatch> {
  const toPath = (absolute: string) => relative(folder, absolute).split(sep).join('/');
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (absolute) => isOutside(toPath(absolute)),
    // Editors that write in place are seen half-way otherwise.
    awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 },
    followSymlinks: false,
  });
  const touched = (absolute: string) => {
    const path = toPath(absolute);
    if (isProjectPath(path)) onTouched(path);
  };
  watcher.on('add', touched).on('change', touched).on('unlink', touched).on('error', onError);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return { close: () => watcher.close() };
}

const watched = new Set(['', 'flows', 'nlu', 'actions', 'locales', 'knowledge', 'dialoom.yaml']);

function isOutside(path: string): boolean {
  return !watched.has(path.split('/')[0] ?? '');
}

type DiskChange = EventPayload<'project.changedOnDisk'>['changes'][number];

/** A project folder that one client has open. */
export interface ProjectSession {
  readonly path: string;
  readonly files: Readonly<Record<string, { readonly text: string; readonly hash: string }>>;
  readonly errors: readonly AppError[];
  readonly recovered: readonly string[];
  /** What opening changed because the project was of an older document format. */
  readonly migration: FolderMigration | undefined;
  save(changes: readonly FileWrite[]): Promise<readonly SavedFile[]>;
  close(): Promise<void>;
}

/** What {@link openProject} needs besides the folder. */
export interface ProjectSessionOptions {
  readonly journal: Journal;
  /** One queue a folder, shared by all connections: two windows on one project must not write at once. */
  readonly queues: TaskQueues;
  /** Told of documents that others changed; never of the project's own saves. */
  readonly onChangedOnDisk: (changes: readonly DiskChange[]) => void;
  readonly report: (error: unknown) => void;
}

/**
 * Opens a project folder: finishes interrupted saves, brings it to the current document format, reads all documents,
 * watches for changes by others. Saves and disk events run one after the other, so a save is never mistaken for
 * somebody else's change.
 *
 * @throws AppError PROJECT_UNREADABLE, PROJECT_NOT_FOUND, MODEL_VERSION_TOO_NEW, MODEL_MIGRATION_BLOCKED.
 */
export async function openProject(folder: string, options: ProjectSessionOptions): Promise<ProjectSession> {
  const known = new Map<string, string>();
  const inOrder = <T>(task: () => Promise<T>): Promise<T> => options.queues.run(folder, task);
  const { recovered, migration } = await inOrder(async () => ({
    // A folder that holds no project any more is left as it is, with what the journal has for it.
    recovered: existsSync(join(folder, 'dialoom.yaml')) ? await recoverSaves(folder, options.journal) : [],
    migration: await migrateProjectFolder(folder),
  }));

  const lookAt = async (path: string): Promise<void> => {
    const file = await readIfThere(folder, path);
    const hash = file?.hash;
    if (hash === known.get(path)) return;
    if (hash === undefined) known.delete(path);
    else known.set(path, hash);
    options.onChangedOnDisk([{ path, file }]);
  };
  // Armed before reading: a change in between is seen, and dropped if the reading already has it.
  const watch = await watchProject(
    folder,
    (path) => void inOrder(() => lookAt(path)).catch(options.report),
    options.report,
  );
  try {
    const read = await inOrder(() => readProjectFolder(folder));
    const files = Object.fromEntries(
      Object.entries(read.files).map(([path, text]) => [path, { text, hash: hashProjectFile(path, text) }]),
    );
    for (const [path, file] of Object.entries(files)) known.set(path, file.hash);
    return {
      path: folder,
      files,
      errors: read.errors,
      recovered,
      migration,
      save: (changes) =>
        inOrder(async () => {
          const saved = await saveFiles(folder, changes, options.journal);
          for (const { path, hash } of saved) {
            if (hash === null) known.delete(path);
            else known.set(path, hash);
          }
          return saved;
        }),
      close: async () => {
        await watch.close();
        await inOrder(async () => undefined);
      },
    };
  } catch (error) {
    await watch.close();
    throw error;
  }
}

async function readIfThere(folder: string, path: string): Promise<{ text: string; hash: string } | null> {
  try {
    const text = await readProjectFile(folder, path);
    return { text, hash: hashProjectFile(path, text) };
  } catch (error) {
    if (error instanceof AppError && isMissing(error.cause)) return null;
    throw error;
  }
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}
