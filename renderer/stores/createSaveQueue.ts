import type { AppError } from '../../engine/base/appError.ts';
import type { FileWrite } from '../../engine/contract/methods/projectMethods.ts';
import type { ProjectFiles } from '../../engine/model/project.ts';
import { toAppError } from '../client/toAppError.ts';
import type { SaveState } from './documentState.ts';

/** The last known version of a file on disk. */
export interface DiskFile {
  readonly text: string;
  /** SHA-256 of the text in hex, computed by the host. */
  readonly hash: string;
}

/** What a change on disk means for the document. */
export type ExternalChange =
  /** Nothing to do: the document already has this text, or is saving it. */
  | 'known'
  /** The document has no unsaved change in this file: it can take the new text. */
  | 'clean'
  /** Both sides changed. Saving stops until `resolve`. */
  | 'conflict';

export interface SaveQueueOptions {
  /** Writes all changes or none; returns the new hashes. */
  readonly save: (
    changes: FileWrite[],
  ) => Promise<{ readonly files: readonly { readonly path: string; readonly hash: string | null }[] }>;
  readonly onState: (state: SaveState) => void;
}

/** Saves the document: at once, in order, one save at a time, and never over a version on disk that it does not know. */
export interface SaveQueue {
  /** Sets the files to have on disk. Whatever differs is saved. */
  want(files: ProjectFiles): void;
  /** Tries again after a failure. */
  retry(): void;
  /** Reports a file that changed on disk; null if it was deleted. */
  external(path: string, file: DiskFile | null): ExternalChange;
  /** Resolves a conflict: the version on disk is known now, so the wanted text may replace it. */
  resolve(path: string, file: DiskFile | null): void;
  /** The last known text on disk. */
  onDisk(path: string): string | undefined;
  /**
   * Waits until all wanted files are on disk.
   *
   * @throws AppError of the save that failed.
   */
  settled(): Promise<void>;
}

/**
 * Makes a queue for one open project.
 *
 * @param disk - The files as they were read.
 */
export function createSaveQueue(
  disk: Readonly<Record<string, DiskFile>>,
  { save, onState }: SaveQueueOptions,
): SaveQueue {
  const known = new Map(Object.entries(disk));
  const conflicts = new Set<string>();
  let wanted: ProjectFiles = Object.fromEntries(Object.entries(disk).map(([path, { text }]) => [path, text]));
  let inFlight: ReadonlyMap<string, string | null> | null = null;
  let failure: AppError | null = null;
  let waiters: { resolve: () => void; reject: (error: AppError) => void }[] = [];

  function changes(): FileWrite[] {
    const paths = new Set([...Object.keys(wanted), ...known.keys()]);
    return [...paths]
      .filter((path) => wanted[path] !== known.get(path)?.text)
      .map((path) => ({ path, before: known.get(path)?.hash ?? null, text: wanted[path] ?? null }));
  }

  function saveNext(): void {
    if (inFlight !== null || failure !== null || conflicts.size > 0) return;
    const due = changes();
    if (due.length === 0) {
      onState({ status: 'saved' });
      endWaiting((waiter) => waiter.resolve());
      return;
    }
    onState({ status: 'saving' });
    inFlight = new Map(due.map(({ path, text }) => [path, text]));
    save(due).then(onSaved, onFailed);
  }

  function onSaved(answer: Awaited<ReturnType<SaveQueueOptions['save']>>): void {
    for (const { path, hash } of answer.files) {
      const text = inFlight?.get(path);
      if (hash === null || text === undefined || text === null) known.delete(path);
      else known.set(path, { text, hash });
    }
    inFlight = null;
    saveNext();
  }

  function onFailed(error: unknown): void {
    const reason = toAppError(error);
    inFlight = null;
    failure = reason;
    onState({ status: 'failed', error: reason });
    endWaiting((waiter) => waiter.reject(reason));
  }

  function endWaiting(end: (waiter: (typeof waiters)[number]) => void): void {
    const current = waiters;
    waiters = [];
    for (const waiter of current) end(waiter);
  }

  function setKnown(path: string, file: DiskFile | null): void {
    if (file === null) known.delete(path);
    else known.set(path, file);
  }

  return {
    want: (files) => {
      wanted = files;
      failure = null;
      saveNext();
    },
    retry: () => {
      failure = null;
      saveNext();
    },
    external: (path, file) => {
      const text = file?.text;
      if (file?.hash === known.get(path)?.hash) return 'known';
      if (inFlight?.has(path) === true && (inFlight.get(path) ?? undefined) === text) return 'known';
      const unsaved = wanted[path] !== known.get(path)?.text || inFlight?.has(path) === true;
      if (wanted[path] === text) {
        setKnown(path, file);
        failure = null;
        saveNext();
        return 'known';
      }
      if (unsaved) {
        conflicts.add(path);
        return 'conflict';
      }
      setKnown(path, file);
      return 'clean';
    },
    resolve: (path, file) => {
      setKnown(path, file);
      conflicts.delete(path);
      failure = null;
      saveNext();
    },
    onDisk: (path) => known.get(path)?.text,
    settled: () =>
      new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure);
          return;
        }
        waiters.push({ resolve, reject });
        saveNext();
      }),
  };
}
