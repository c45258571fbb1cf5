import type { AppError } from '../../engine/base/appError.ts';
import type { FileWrite, SavedFile } from '../../engine/contract/methods/projectMethods.ts';
import { mergeTexts } from '../../engine/edit/mergeTexts.ts';
import type { ProjectFiles } from '../../engine/model/project.ts';
import { hostLost, toAppError } from '../client/toAppError.ts';
import type { SaveState } from './documentState.ts';
import type { DiskFile, KeptEdits } from './keptEdits.ts';

/** What a change on disk means for the document. */
export type ExternalChange =
  /** Nothing to do: the document already has this text, or is saving it. */
  | { readonly type: 'known' }
  /** The document has no unsaved change in this file: it can take the new text. */
  | { readonly type: 'clean' }
  /** Another window changed other lines than this one: the document should have this text. */
  | { readonly type: 'merged'; readonly text: string }
  /** Both sides changed. Saving stops until `resolve`. */
  | { readonly type: 'conflict' };

export interface SaveQueueOptions {
  /** Writes all changes or none; returns the new hashes. A batch that is sent again is not written again. */
  readonly save: (batch: string, changes: FileWrite[]) => Promise<{ readonly files: readonly SavedFile[] }>;
  /** A new name for a save. */
  readonly nextBatch: () => string;
  readonly onState: (state: SaveState) => void;
  /** Keeps what is not known to be on disk; null if everything is. @returns False if there is no room for it. */
  readonly keep: (edits: KeptEdits | null) => boolean;
}

/** Saves the document: at once, in order, one save at a time, and never over a version on disk that it does not know. */
export interface SaveQueue {
  /** Sets the files to have on disk. Whatever differs is saved. */
  want(files: ProjectFiles): void;
  /** Tries again after a failure. */
  retry(): void;
  /** Sends nothing until {@link resume}: the host is away. */
  pause(): void;
  /** The save whose answer was lost with the connection. */
  unacknowledged(): string | undefined;
  /**
   * Ends the unacknowledged save.
   *
   * @param applied - What it has written; null if it was never made.
   */
  acknowledge(applied: readonly SavedFile[] | null): void;
  /** Saves again what differs, once `external` has been told of all files. */
  resume(): void;
  /**
   * Reports a file that changed on disk; null if it was deleted.
   *
   * @param by - Changes of another window are put together with those here if they touch different lines.
   */
  external(path: string, file: DiskFile | null, by: 'program' | 'window'): ExternalChange;
  /** Resolves a conflict: the version on disk is known now, so the wanted text may replace it. */
  resolve(path: string, file: DiskFile | null): void;
  /** The last known text on disk. */
  onDisk(path: string): string | undefined;
  /**
   * Waits until all wanted files are on disk.
   *
   * @throws AppError of the save that failed; HOST_DISCONNECTED if the host is away.
   */
  settled(): Promise<void>;
}

interface SentBatch {
  readonly id: string;
  readonly texts: ReadonlyMap<string, string | null>;
  /** It is based on versions that another window has replaced, and will be refused. */
  outdated: boolean;
}

/**
 * Makes a queue for one open project.
 *
 * @param disk - The files as they were read.
 */
export function createSaveQueue(
  disk: Readonly<Record<string, DiskFile>>,
  { save, nextBatch, onState, keep }: SaveQueueOptions,
): SaveQueue {
  const known = new Map(Object.entries(disk));
  const conflicts = new Set<string>();
  let wanted: ProjectFiles = Object.fromEntries(Object.entries(disk).map(([path, { text }]) => [path, text]));
  let inFlight: SentBatch | null = null;
  let unanswered: SentBatch | null = null;
  let isPaused = false;
  let failure: AppError | null = null;
  let waiters: { resolve: () => void; reject: (error: AppError) => void }[] = [];

  function changes(): FileWrite[] {
    const paths = new Set([...Object.keys(wanted), ...known.keys()]);
    return [...paths]
      .filter((path) => wanted[path] !== known.get(path)?.text)
      .map((path) => ({ path, before: known.get(path)?.hash ?? null, text: wanted[path] ?? null }));
  }

  function saveNext(): void {
    const due = changes();
    if (inFlight === null && failure === null && !isPaused && conflicts.size === 0 && due.length > 0)
      send(due);
    const isKept = keepUnsaved(due);
    if (due.length === 0 && inFlight === null && unanswered === null) {
      onState({ status: 'saved' });
      endWaiting((waiter) => waiter.resolve());
    } else if (isPaused) {
      onState({ status: 'kept', inBrowser: isKept });
    }
  }

  function send(due: FileWrite[]): void {
    onState({ status: 'saving' });
    inFlight = {
      id: nextBatch(),
      texts: new Map(due.map(({ path, text }) => [path, text])),
      outdated: false,
    };
    save(inFlight.id, due).then(({ files }) => onSaved(files), onFailed);
  }

  function keepUnsaved(due: readonly FileWrite[]): boolean {
    const sent = inFlight ?? unanswered;
    if (due.length === 0 && sent === null) return keep(null);
    // Also files that are as they were before the save: it may have been made, and is then undone.
    const paths = new Set([...due.map(({ path }) => path), ...(sent?.texts.keys() ?? [])]);
    const files = Object.fromEntries(
      [...paths].map((path) => [path, { base: known.get(path) ?? null, text: wanted[path] ?? null }]),
    );
    return keep({
      files,
      batch: sent === null ? null : { id: sent.id, texts: Object.fromEntries(sent.texts) },
    });
  }

  function onSaved(files: readonly SavedFile[]): void {
    takeSaved(inFlight, files);
    inFlight = null;
    saveNext();
  }

  function takeSaved(batch: SentBatch | null, files: readonly SavedFile[]): void {
    for (const { path, hash } of files) {
      const text = batch?.texts.get(path);
      setKnown(path, hash === null || text === undefined || text === null ? null : { text, hash });
    }
  }

  function onFailed(error: unknown): void {
    const reason = toAppError(error);
    const sent = inFlight;
    inFlight = null;
    if (sent?.outdated === true && reason.code === 'HOST_FILE_CHANGED_ON_DISK') {
      saveNext();
      return;
    }
    if (reason.code === 'HOST_DISCONNECTED') {
      unanswered = sent;
      isPaused = true;
      saveNext();
    } else {
      failure = reason;
      onState({ status: 'failed', error: reason });
    }
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
    pause: () => {
      isPaused = true;
      saveNext();
    },
    unacknowledged: () => unanswered?.id,
    acknowledge: (applied) => {
      if (applied !== null) takeSaved(unanswered, applied);
      unanswered = null;
    },
    resume: () => {
      isPaused = false;
      failure = null;
      saveNext();
    },
    external: (path, file, by) => {
      const text = file?.text;
      const before = known.get(path);
      if (file?.hash === before?.hash) return { type: 'known' };
      const sent = inFlight?.texts.has(path) === true ? inFlight : null;
      if (sent !== null && (sent.texts.get(path) ?? undefined) === text) return { type: 'known' };
      const unsaved = wanted[path] !== before?.text || sent !== null;
      if (wanted[path] === text) {
        setKnown(path, file);
        failure = null;
        saveNext();
        return { type: 'known' };
      }
      if (!unsaved) {
        setKnown(path, file);
        return { type: 'clean' };
      }
      const mine = wanted[path];
      const isMergeable = by === 'window' && !conflicts.has(path) && before !== undefined;
      const merged =
        isMergeable && mine !== undefined && text !== undefined
          ? mergeTexts(before.text, mine, text)
          : undefined;
      if (merged === undefined) {
        conflicts.add(path);
        return { type: 'conflict' };
      }
      setKnown(path, file);
      if (sent !== null) sent.outdated = true;
      return { type: 'merged', text: merged };
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
        if (isPaused && (unanswered !== null || changes().length > 0)) {
          reject(hostLost());
          return;
        }
        waiters.push({ resolve, reject });
        saveNext();
      }),
  };
}
