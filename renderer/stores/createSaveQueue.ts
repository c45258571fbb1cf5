import type { AppError } from '../../engine/base/appError.ts';
import type { FileWrite } from '../../engine/contract/methods/projectMethods.ts';
import type { ProjectFiles } from '../../engine/model/project.ts';
import { toAppError } from '../client/toAppError.ts';
import type { SaveState } from './documentState.ts';

/** A file as it is known to be on disk. */
export interface DiskFile {
  readonly text: string;
  /** SHA-256 of the text, hex, as the host counts it. */
  readonly hash: string;
}

/** What a change on disk means for the document. */
export type ExternalChange =
  /** Nothing to do: the text is the document's already, or is on its way there. */
  | 'known'
  /** The document had nothing unsaved there: it takes the new text over. */
  | 'clean'
  /** Both sides changed. Saving stops until `resolve`. */
  | 'conflict';

export interface SaveQueueOptions {
  /** Writes all changes or none; answers with the new hashes. */
  readonly save: (
    changes: FileWrite[],
  ) => Promise<{ readonly files: readonly { readonly path: string; readonly hash: string | null }[] }>;
  readonly onState: (state: SaveState) => void;
}

/** Brings the document to disk: at once, in order, one save at a time, never over a version nobody has seen. */
export interface SaveQueue {
  /** The files shall be like this. Whatever differs from the disk is saved. */
  want(files: ProjectFiles): void;
  /** Tries again after a failure. */
  retry(): void;
  /** Tells of a file that changed on disk (null: was deleted). */
  external(path: string, file: DiskFile | null): ExternalChange;
  /** Ends a conflict: the version on disk has been seen, and whatever is wanted from now on may replace it. */
  resolve(path: string, file: DiskFile | null): void;
  /** The text on disk as it is known. */
  onDisk(path: string): string | undefined;
  /**
   * Waits until everything wanted is on disk.
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
  let flying: ReadonlyMap<string, string | null> | null = null;
  let failure: AppError | null = null;
  let waiters: { resolve: () => void; reject: (error: AppError) => void }[] = [];

  function changes(): FileWrite[] {
    const paths = new Set([...Object.keys(wanted), ...known.keys()]);
    return [...paths]
      .filter((path) => wanted[path] !== known.get(path)?.text)
      .map((path) => ({ path, before: known.get(path)?.hash ?? null, text: wanted[path] ?? null }));
  }

  function pump(): void {
    if (flying !== null || failure !== null || conflicts.size > 0) return;
    const due = changes();
    if (due.length === 0) {
      onState({ status: 'saved' });
      finish((waiter) => waiter.resolve());
      return;
    }
    onState({ status: 'saving' });
    flying = new Map(due.map(({ path, text }) => [path, text]));
    save(due).then(landed, failed);
  }

  function landed(answer: Awaited<ReturnType<SaveQueueOptions['save']>>): void {
    for (const { path, hash } of answer.files) {
      const text = flying?.get(path);
      if (hash === null || text === undefined || text === null) known.delete(path);
      else known.set(path, { text, hash });
    }
    flying = null;
    pump();
  }

  function failed(error: unknown): void {
    const reason = toAppError(error);
    flying = null;
    failure = reason;
    onState({ status: 'failed', error: reason });
    finish((waiter) => waiter.reject(reason));
  }

  function finish(end: (waiter: (typeof waiters)[number]) => void): void {
    const ended = waiters;
    waiters = [];
    for (const waiter of ended) end(waiter);
  }

  function take(path: string, file: DiskFile | null): void {
    if (file === null) known.delete(path);
    else known.set(path, file);
  }

  return {
    want: (files) => {
      wanted = files;
      failure = null;
      pump();
    },
    retry: () => {
      failure = null;
      pump();
    },
    external: (path, file) => {
      const text = file?.text;
      if (file?.hash === known.get(path)?.hash) return 'known';
      if (flying?.has(path) === true && (flying.get(path) ?? undefined) === text) return 'known';
      const unsaved = wanted[path] !== known.get(path)?.text || flying?.has(path) === true;
      if (wanted[path] === text) {
        take(path, file);
        failure = null;
        pump();
        return 'known';
      }
      if (unsaved) {
        conflicts.add(path);
        return 'conflict';
      }
      take(path, file);
      return 'clean';
    },
    resolve: (path, file) => {
      take(path, file);
      conflicts.delete(path);
      failure = null;
      pump();
    },
    onDisk: (path) => known.get(path)?.text,
    settled: () =>
      new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure);
          return;
        }
        waiters.push({ resolve, reject });
        pump();
      }),
  };
}
