import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { AppError } from '../../../engine/base/appError.ts';
import type { TaskQueues } from '../../../engine/base/createTaskQueues.ts';
import type { EventPayload } from '../../../engine/contract/events.ts';
import type { FileWrite, SavedFile } from '../../../engine/contract/methods/projectMethods.ts';
import { hashProjectFile } from '../../../engine/project/hashFiles.ts';
import { type FolderMigration, migrateProjectFolder } from '../../../engine/project/migrateProjectFolder.ts';
import {
  isProjectPath,
  readProjectFile,
  readProjectFolder,
} from '../../../engine/project/readProjectFolder.ts';
import type { Journal } from '../db/createJournal.ts';
import { recoverSaves, saveFiles } from './saveFiles.ts';

/** A running watch. */
export interface ProjectWatch {
  close(): Promise<void>;
}

/**
 * Watches the documents of a project folder.
 *
 * @param onTouched - Called with the relative path of a document that may have changed.
 * @param onError - Called when watching fails (too many watches, folder deleted).
 * @returns Resolves when the watch is active: every later change is noticed.
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
    // Otherwise the file of an editor that writes in place might be read half-written.
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

type ChangedOnDisk = Pick<EventPayload<'project.changedOnDisk'>, 'by' | 'changes'>;

/** The sessions that are open on the same folders, by folder: windows of one studio tell each other what they save. */
export interface OpenFolders {
  /**
   * Adds a session.
   *
   * @param onSaved - Called with what another session has saved, before anything else happens in the folder.
   * @returns `tell` passes on what this session saved; `leave` removes it.
   */
  join(
    folder: string,
    onSaved: (changes: ChangedOnDisk['changes']) => void,
  ): { tell(changes: ChangedOnDisk['changes']): void; leave(): void };
}

/** Makes an empty register; all connections of a host share it. */
export function createOpenFolders(): OpenFolders {
  const sessions = new Map<string, Set<(changes: ChangedOnDisk['changes']) => void>>();
  return {
    join: (folder, onSaved) => {
      const here = sessions.get(folder) ?? new Set();
      sessions.set(folder, here.add(onSaved));
      return {
        tell: (changes) => {
          for (const listener of here) if (listener !== onSaved) listener(changes);
        },
        leave: () => {
          here.delete(onSaved);
          if (here.size === 0 && sessions.get(folder) === here) sessions.delete(folder);
        },
      };
    },
  };
}

/** A project folder that a client has opened. */
export interface ProjectSession {
  readonly path: string;
  readonly files: Readonly<Record<string, { readonly text: string; readonly hash: string }>>;
  readonly errors: readonly AppError[];
  readonly recovered: readonly string[];
  /** What was migrated on opening, if the project had an older document format. */
  readonly migration: FolderMigration | undefined;
  /** Saves a batch; one that was already saved is answered again and not repeated. See {@link saveFiles}. */
  save(batch: string, changes: readonly FileWrite[]): Promise<readonly SavedFile[]>;
  /** What a batch of an earlier connection has written; undefined if it was never made. */
  applied(batch: string): SavedFile[] | undefined;
  close(): Promise<void>;
}

/** What {@link openProject} needs besides the folder. */
export interface ProjectSessionOptions {
  readonly journal: Journal;
  /**
   * One queue for each folder, shared by all connections: two windows on one project must not write at the same time.
   */
  readonly queues: TaskQueues;
  /** Shared by all connections, as the queues are. */
  readonly folders: OpenFolders;
  /** Called with documents that others changed, never with this session's own saves. */
  readonly onChangedOnDisk: (change: ChangedOnDisk) => void;
  readonly report: (error: unknown) => void;
}

/**
 * Opens a project folder: finishes interrupted saves, migrates it to the current document format, reads all documents,
 * and watches for changes by other programs. Saves and disk events are handled one after the other, so a save of this
 * session or of another one on the same folder is never mistaken for another program's change.
 *
 * @throws AppError PROJECT_UNREADABLE, PROJECT_NOT_FOUND, MODEL_VERSION_TOO_NEW, MODEL_MIGRATION_BLOCKED.
 */
export async function openProject(folder: string, options: ProjectSessionOptions): Promise<ProjectSession> {
  const knownHashes = new Map<string, string>();
  const inOrder = <T>(task: () => Promise<T>): Promise<T> => options.queues.run(folder, task);
  const { recovered, migration } = await inOrder(async () => ({
    // A folder that no longer holds a project is left as it is, and so are its journal entries.
    recovered: existsSync(join(folder, 'dialoom.yaml')) ? await recoverSaves(folder, options.journal) : [],
    migration: await migrateProjectFolder(folder),
  }));

  const setKnown = (path: string, hash: string | null): void => {
    if (hash === null) knownHashes.delete(path);
    else knownHashes.set(path, hash);
  };
  const checkDocument = async (path: string): Promise<void> => {
    const file = await readIfThere(folder, path);
    if (file?.hash === knownHashes.get(path)) return;
    setKnown(path, file?.hash ?? null);
    options.onChangedOnDisk({ by: 'program', changes: [{ path, file }] });
  };
  // Started before reading: a change in between is noticed, and ignored if it has already been read.
  const watch = await watchProject(
    folder,
    (path) => void inOrder(() => checkDocument(path)).catch(options.report),
    options.report,
  );
  try {
    const read = await inOrder(() => readProjectFolder(folder));
    const files = Object.fromEntries(
      Object.entries(read.files).map(([path, text]) => [path, { text, hash: hashProjectFile(path, text) }]),
    );
    for (const [path, file] of Object.entries(files)) knownHashes.set(path, file.hash);
    const others = options.folders.join(folder, (changes) => {
      for (const { path, file } of changes) setKnown(path, file?.hash ?? null);
      options.onChangedOnDisk({ by: 'window', changes });
    });
    return {
      path: folder,
      files,
      errors: read.errors,
      recovered,
      migration,
      save: (batch, changes) =>
        inOrder(async () => {
          const applied = options.journal.applied(folder, batch);
          if (applied !== undefined) return applied;
          const saved = await saveFiles(folder, batch, changes, options.journal);
          for (const { path, hash } of saved) setKnown(path, hash);
          others.tell(
            changes.map(({ path, text }, i) => ({
              path,
              file: text === null ? null : { text, hash: saved[i]?.hash ?? '' },
            })),
          );
          return saved;
        }),
      applied: (batch) => options.journal.applied(folder, batch),
      close: async () => {
        others.leave();
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
