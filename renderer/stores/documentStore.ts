import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../engine/base/appError.ts';
import type { Problem } from '../../engine/base/problem.ts';
import { checkProject } from '../../engine/check/checkProject.ts';
import type { EventPayload } from '../../engine/contract/events.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { OpenedProject } from '../../engine/contract/methods/projectMethods.ts';
import { applyCommand, type CommandParams } from '../../engine/edit/applyCommand.ts';
import type { CommandId } from '../../engine/edit/commands.ts';
import { changesTo, type FileChanges, type FileTexts } from '../../engine/edit/fileChange.ts';
import {
  emptyHistory,
  type HistoryMove,
  markHistory,
  rebaseHistory,
  recordChanges,
  redo,
  sealHistory,
  squashHistory,
  undo,
} from '../../engine/edit/history.ts';
import { changeWorkspace, createWorkspace } from '../../engine/edit/workspace.ts';
import type { ParsedProject } from '../../engine/model/parsedProject.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { toAppError } from '../client/toAppError.ts';
import { createSaveQueue, type SaveQueue } from './createSaveQueue.ts';
import type { DocumentState, Notice, SaveState } from './documentState.ts';
import type { DiskFile, EditKeeper, KeptEdits } from './keptEdits.ts';

export interface DocumentActions {
  /**
   * Opens a project folder in place of the one that is open.
   *
   * @throws AppError of the host.
   */
  open(path: string): Promise<void>;
  /** Closes the project once everything is saved. @throws AppError when something cannot be saved. */
  close(): Promise<void>;
  /**
   * Runs a command of engine/edit as a step of undo, and saves what it changed.
   *
   * @returns Ids of what it made.
   * @throws AppError of the command; then nothing is changed.
   */
  run<I extends CommandId>(id: I, params: CommandParams<I>): readonly string[];
  /** Makes all commands that `work` runs one step of undo. */
  group<T>(label: string, work: () => T): T;
  /** Ends merging: the next edit of a field is a separate step. */
  seal(): void;
  /** Undoes the last step. Returns the paths that it changed. */
  undo(): readonly string[];
  redo(): readonly string[];
  retrySave(): void;
  /** Waits until every edit is on disk. Whatever uses saved files (simulator, export) calls this first. */
  whenSaved(): Promise<void>;
  /** Ends a conflict with the version on disk, or with the one here. */
  resolveConflict(path: string, choice: 'disk' | 'edited'): void;
}

export type DocumentStore = StoreApi<DocumentState & DocumentActions>;

/** What the store needs from its environment. */
export interface DocumentStoreOptions {
  /** Shows something that happened without the user's action. */
  readonly notify: (notice: Notice) => void;
  /** Runs a function when the window is idle; returns a function that cancels it. */
  readonly later: (run: () => void) => () => void;
  /** Documents that were parsed before; files with the same text are not parsed again. */
  readonly parsed?: ParsedProject;
  /** Keeps edits that are not on disk, so that a reload of the page does not lose them. */
  readonly edits: EditKeeper;
}

const closed: DocumentState = {
  opened: null,
  files: {},
  parsed: null,
  project: null,
  problems: [],
  save: { status: 'saved' },
  undoLabel: null,
  redoLabel: null,
  conflicts: [],
};

type ChangedOnDisk = Pick<EventPayload<'project.changedOnDisk'>, 'by' | 'changes'>;

/** Makes the store of the open document: files, history, saving, and everything derived from them. */
export function createDocumentStore(client: HostClient, options: DocumentStoreOptions): DocumentStore {
  let workspace = createWorkspace({}, nodeRegistry);
  let known = options.parsed;
  let history = emptyHistory;
  let queue: SaveQueue | null = null;
  let cancelCheck = () => {};
  /** The project has to be opened again before anything can be saved. */
  let isAway = false;
  /** Why that did not work the last time. */
  let obstacle: AppError | null = null;
  /** The last known versions on disk that conflict with the document. */
  const onDisk = new Map<string, DiskFile | null>();
  /** Files that the notice of changes on disk speaks of while it is shown. */
  const reported = new Set<string>();

  const store: DocumentStore = createStore((set, get) => {
    function show(): void {
      const { files, parsed } = workspace;
      set({
        files,
        parsed,
        project: parsed.project ?? null,
        undoLabel: history.past.at(-1)?.label ?? null,
        redoLabel: history.future.at(-1)?.label ?? null,
      });
      cancelCheck();
      cancelCheck = options.later(() => set({ problems: findProblems(parsed) }));
    }

    function onChanged(): void {
      show();
      queue?.want(workspace.files);
    }

    function applyMove(move: HistoryMove | undefined): readonly string[] {
      if (move === undefined) return [];
      workspace = changeWorkspace(workspace, move.changes);
      history = move.history;
      onChanged();
      return move.changes.map(({ path }) => path);
    }

    /** Records changes on disk as a step that can be undone like any other. */
    function record(label: string, changes: FileChanges): void {
      workspace = changeWorkspace(workspace, changes);
      history = recordChanges(history, { label, changes, origin: 'external' });
      onChanged();
    }

    /** Takes in what another window did: shown at once, and not a step that undo here would take back. */
    function follow(texts: FileTexts): void {
      history = rebaseHistory(history, workspace.files, texts);
      workspace = changeWorkspace(workspace, changesTo(workspace.files, texts));
      onChanged();
    }

    function addConflict(path: string, file: DiskFile | null, by: ChangedOnDisk['by']): void {
      onDisk.set(path, file);
      const others = get().conflicts.filter((one) => one.path !== path);
      const edited = workspace.files[path] ?? null;
      set({ conflicts: [...others, { path, by, edited, disk: file?.text ?? null }] });
    }

    function applyExternal({ by, changes }: ChangedOnDisk): void {
      if (queue === null) return;
      const texts: Record<string, string | null> = {};
      for (const { path, file } of changes) {
        const meaning = queue.external(path, file, by);
        if (meaning.type === 'clean') texts[path] = file?.text ?? null;
        if (meaning.type === 'merged') texts[path] = meaning.text;
        if (meaning.type === 'conflict') addConflict(path, file, by);
      }
      const paths = Object.keys(texts);
      if (paths.length === 0) return;
      if (by === 'window') {
        follow(texts);
        return;
      }
      record('Change on disk', changesTo(workspace.files, texts));
      reportExternal(paths);
    }

    /** Takes up the edits that an earlier load of this page could not save, as a step that can be undone. */
    function restore(saves: SaveQueue, kept: KeptEdits, files: Readonly<Record<string, DiskFile>>): void {
      const texts = Object.fromEntries(Object.entries(kept.files).map(([path, { text }]) => [path, text]));
      saves.pause();
      saves.want(changeWorkspace(workspace, changesTo(workspace.files, texts)).files);
      const edited = Object.keys(texts).flatMap((path) => {
        const file = files[path] ?? null;
        const { type } = saves.external(path, file, 'program');
        return type === 'clean' ? [] : [{ path, file, isConflict: type === 'conflict' }];
      });
      const changes = changesTo(
        workspace.files,
        Object.fromEntries(edited.map(({ path }) => [path, texts[path] ?? null])),
      );
      workspace = changeWorkspace(workspace, changes);
      history = recordChanges(history, { label: 'Restore unsaved edits', changes });
      for (const { path, file, isConflict } of edited) if (isConflict) addConflict(path, file, 'program');
      saves.want(workspace.files);
      saves.resume();
    }

    /** One notice for all files that change on disk while it is shown, such as by a checkout. */
    function reportExternal(paths: readonly string[]): void {
      for (const path of paths) reported.add(path);
      const one = reported.size === 1;
      options.notify({
        id: 'changed-on-disk',
        title: one ? `${paths[0]} changed on disk` : `${reported.size} files changed on disk`,
        message: one
          ? 'The new version is shown. Undo restores the previous one.'
          : 'The new versions are shown. Undo restores the previous ones.',
        onClose: () => reported.clear(),
      });
    }

    /** Opens the same folder again: after a lost connection, or to read the disk again. */
    async function reopen(): Promise<void> {
      const { opened } = get();
      if (opened === null) return;
      const unacknowledged = queue?.unacknowledged();
      const { projectId, files, applied } = await openFolder(opened.path, unacknowledged);
      set({ opened: { ...opened, id: projectId } });
      queue?.acknowledge(applied);
      const paths = new Set([...Object.keys(files), ...Object.keys(workspace.files)]);
      const changes = [...paths].map((path) => ({ path, file: files[path] ?? null }));
      applyExternal({ by: 'program', changes });
      isAway = false;
      queue?.resume();
    }

    function comeBack(): void {
      obstacle = null;
      reopen().catch((error: unknown) => {
        const reason = toAppError(error);
        // Lost again: the next connection tries it again.
        if (reason.code === 'HOST_DISCONNECTED') return;
        obstacle = reason;
        set({ save: { status: 'failed', error: reason } });
      });
    }

    /** Edits that are kept stay so, whatever is typed, for as long as the project cannot be opened again. */
    function onSaveState(save: SaveState): void {
      set({
        save: save.status === 'kept' && obstacle !== null ? { status: 'failed', error: obstacle } : save,
      });
    }

    function openFolder(path: string, unacknowledged: string | undefined): Promise<OpenedProject> {
      return client.request('projects.open', {
        path,
        ...(unacknowledged === undefined ? {} : { unacknowledged }),
      });
    }

    client.subscribe('project.changedOnDisk', ({ projectId, ...change }) => {
      if (projectId === get().opened?.id) applyExternal(change);
    });
    client.onConnection((status) => {
      if (status === 'connected') {
        comeBack();
        return;
      }
      isAway = true;
      obstacle = null;
      queue?.pause();
    });

    return {
      ...closed,
      open: async (path) => {
        const kept = options.edits.read(path);
        const opened = await openFolder(path, kept?.batch?.id);
        await get().close();
        const texts = Object.entries(opened.files).map(([name, { text }]) => [name, text]);
        workspace = createWorkspace(Object.fromEntries(texts), nodeRegistry, known);
        history = emptyHistory;
        isAway = false;
        queue = createSaveQueue(versionsBefore(opened, kept), {
          onState: onSaveState,
          save: (batch, changes) =>
            client.request('projects.save', { projectId: get().opened?.id ?? '', batch, changes }),
          nextBatch: () => crypto.randomUUID(),
          keep: (edits) => options.edits.write(opened.path, edits),
        });
        set({ ...closed, opened: { id: opened.projectId, path: opened.path } });
        if (kept !== null) restore(queue, kept, opened.files);
        show();
        for (const { message, remedy } of opened.notices) options.notify({ title: message, message: remedy });
      },
      close: async () => {
        const { opened } = get();
        if (opened === null) return;
        await queue?.settled();
        queue = null;
        cancelCheck();
        known = workspace.parsed;
        onDisk.clear();
        set(closed);
        await client.request('projects.close', { projectId: opened.id });
      },
      run: (id, params) => {
        const applied = applyCommand(workspace, id, params);
        workspace = applied.workspace;
        history = recordChanges(history, applied);
        if (applied.changes.length > 0) onChanged();
        return applied.created;
      },
      group: (label, work) => {
        // The first command must not become part of the step before.
        history = sealHistory(history);
        const mark = markHistory(history);
        try {
          return work();
        } finally {
          history = squashHistory(history, mark, label, workspace.files);
          show();
        }
      },
      seal: () => {
        history = sealHistory(history);
      },
      undo: () => applyMove(undo(history, workspace.files)),
      redo: () => applyMove(redo(history, workspace.files)),
      retrySave: () => {
        const { save } = get();
        const isStale = save.status === 'failed' && save.error.code === 'HOST_FILE_CHANGED_ON_DISK';
        if (isAway || isStale) comeBack();
        else queue?.retry();
      },
      whenSaved: async () => {
        await queue?.settled();
      },
      resolveConflict: (path, choice) => {
        const file = onDisk.get(path) ?? null;
        onDisk.delete(path);
        set({ conflicts: get().conflicts.filter((one) => one.path !== path) });
        if (choice === 'disk') {
          record('Use version on disk', changesTo(workspace.files, { [path]: file?.text ?? null }));
        }
        queue?.resolve(path, file);
      },
    };
  });
  return store;
}

/**
 * The versions on disk that a page knows: those it has read, except of files with edits that it has kept. These started
 * from an earlier version, or from what the last save wrote.
 */
function versionsBefore({ files, applied }: OpenedProject, kept: KeptEdits | null): Record<string, DiskFile> {
  const known = new Map(Object.entries(files));
  const setKnown = (path: string, file: DiskFile | null): void => {
    if (file === null) known.delete(path);
    else known.set(path, file);
  };
  for (const [path, { base }] of Object.entries(kept?.files ?? {})) setKnown(path, base);
  for (const { path, hash } of applied ?? []) {
    const text = kept?.batch?.texts[path] ?? null;
    if (kept?.files[path] !== undefined)
      setKnown(path, hash === null || text === null ? null : { text, hash });
  }
  return Object.fromEntries(known);
}

function findProblems(parsed: ParsedProject): readonly Problem[] {
  if (parsed.project === undefined) return parsed.problems;
  const found = checkProject({
    project: parsed.project,
    registry: nodeRegistry,
    locate: (file, path) => parsed.documents[file]?.locate(path),
  });
  return [...parsed.problems, ...found];
}
