import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../engine/base/problem.ts';
import { checkProject } from '../../engine/check/checkProject.ts';
import type { EventPayload } from '../../engine/contract/events.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { ParsedProject } from '../../engine/model/parsedProject.ts';
import { parseProject } from '../../engine/model/parseProject.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { createSaveQueue, type DiskFile, type SaveQueue } from './createSaveQueue.ts';
import type { DocumentState } from './documentState.ts';
import { createFileHistory, type FileHistory, type FileTexts } from './fileHistory.ts';

/** One edit of the document, for history. */
export interface DocumentEdit {
  /** What was done, for "Undo add state": "Add state". */
  readonly label: string;
  readonly texts: FileTexts;
  /** Edits of one key in a row are one step of undo: typing in a field. */
  readonly mergeKey?: string;
}

export interface DocumentActions {
  /**
   * Opens a project folder in place of the one that is open.
   *
   * @throws AppError of the host.
   */
  open(path: string): Promise<void>;
  /** Closes the project once everything is saved. @throws AppError when something cannot be saved. */
  close(): Promise<void>;
  edit(edit: DocumentEdit): void;
  undo(): void;
  redo(): void;
  retrySave(): void;
  /** Waits until every edit is on disk: what runs saved files (simulator, export) calls it first. */
  whenSaved(): Promise<void>;
  /** Ends a conflict with the version on disk, or with the one here. */
  resolveConflict(path: string, choice: 'disk' | 'mine'): void;
}

export type DocumentStore = StoreApi<DocumentState & DocumentActions>;

/** What the store needs of the world. */
export interface DocumentStoreOptions {
  /** Tells a person something that happened without their doing. */
  readonly notify: (notice: { readonly title: string; readonly message: string }) => void;
  /** Runs a function when the window has nothing better to do; returns a function that calls it off. */
  readonly later: (run: () => void) => () => void;
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

type Changes = EventPayload<'project.changedOnDisk'>['changes'];

/** Makes the store of the open document: files, history, saving, and everything derived from them. */
export function createDocumentStore(client: HostClient, options: DocumentStoreOptions): DocumentStore {
  let history: FileHistory = createFileHistory({});
  let queue: SaveQueue | null = null;
  let callOffCheck = () => {};
  /** The versions on disk that conflict with the document, as they were last seen. */
  const onDisk = new Map<string, DiskFile | null>();

  const store: DocumentStore = createStore((set, get) => {
    function show(): void {
      const files = history.files();
      const parsed = parseProject(files, get().parsed ?? undefined);
      set({
        files,
        parsed,
        project: parsed.project ?? null,
        undoLabel: history.undoLabel(),
        redoLabel: history.redoLabel(),
      });
      callOffCheck();
      callOffCheck = options.later(() => set({ problems: findProblems(parsed) }));
    }

    function changed(): void {
      show();
      queue?.want(history.files());
    }

    function takeExternal(changes: Changes): void {
      if (queue === null) return;
      const texts: Record<string, string | null> = {};
      for (const { path, file } of changes) {
        const meaning = queue.external(path, file);
        if (meaning === 'clean') texts[path] = file?.text ?? null;
        if (meaning === 'conflict') {
          onDisk.set(path, file);
          const others = get().conflicts.filter((one) => one.path !== path);
          const mine = history.files()[path] ?? null;
          set({ conflicts: [...others, { path, mine, disk: file?.text ?? null }] });
        }
      }
      const paths = Object.keys(texts);
      if (paths.length === 0) return;
      history.apply('Change on disk', texts);
      changed();
      options.notify({
        title: paths.length === 1 ? `${paths[0]} changed on disk` : `${paths.length} files changed on disk`,
        message: 'The new version is shown. Undo brings back what was there before.',
      });
    }

    /** Opens the same folder again: after a lost connection, or to look at the disk anew. */
    async function reopen(): Promise<void> {
      const { opened } = get();
      if (opened === null) return;
      const { projectId, files } = await client.request('projects.open', { path: opened.path });
      set({ opened: { ...opened, id: projectId } });
      const paths = new Set([...Object.keys(files), ...Object.keys(history.files())]);
      takeExternal([...paths].map((path) => ({ path, file: files[path] ?? null })));
      queue?.retry();
    }

    client.subscribe('project.changedOnDisk', ({ projectId, changes }) => {
      if (projectId === get().opened?.id) takeExternal(changes);
    });
    client.onConnection((connected) => {
      if (connected) reopen().catch(() => get().retrySave());
    });

    return {
      ...closed,
      open: async (path) => {
        const opened = await client.request('projects.open', { path });
        await get().close();
        history = createFileHistory(
          Object.fromEntries(Object.entries(opened.files).map(([name, { text }]) => [name, text])),
        );
        queue = createSaveQueue(opened.files, {
          onState: (save) => set({ save }),
          save: (changes) => client.request('projects.save', { projectId: get().opened?.id ?? '', changes }),
        });
        set({ ...closed, opened: { id: opened.projectId, path: opened.path } });
        show();
        for (const { message, remedy } of opened.notices) options.notify({ title: message, message: remedy });
      },
      close: async () => {
        const { opened } = get();
        if (opened === null) return;
        await queue?.settled();
        queue = null;
        callOffCheck();
        onDisk.clear();
        set(closed);
        await client.request('projects.close', { projectId: opened.id });
      },
      edit: ({ label, texts, mergeKey }) => {
        history.apply(label, texts, mergeKey);
        changed();
      },
      undo: () => {
        history.undo();
        changed();
      },
      redo: () => {
        history.redo();
        changed();
      },
      retrySave: () => {
        const { save } = get();
        if (save.status === 'failed' && save.error.code === 'HOST_FILE_CHANGED_ON_DISK')
          reopen().catch(() => queue?.retry());
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
          history.apply('Use version on disk', { [path]: file?.text ?? null });
          changed();
        }
        queue?.resolve(path, file);
      },
    };
  });
  return store;
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
