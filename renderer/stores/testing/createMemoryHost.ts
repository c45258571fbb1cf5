import { AppError } from '../../../engine/base/appError.ts';
import type { EventName, EventPayload } from '../../../engine/contract/events.ts';
import type { ConnectionStatus, HostClient } from '../../../engine/contract/hostClient.ts';
import type { FileWrite, SavedFile } from '../../../engine/contract/methods/projectMethods.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';
import { createEditKeeper, type EditKeeper } from '../keptEdits.ts';

/** A host in memory, for unit tests: one project, its disk, and somebody else who writes to it. */
export interface MemoryHost {
  readonly client: HostClient;
  /** Files on disk. */
  readonly disk: Map<string, string>;
  /** What the page has kept; outlasts the store, as a tab's storage outlasts a load of the page. */
  readonly edits: EditKeeper;
  /** Saves that were made, in order. */
  readonly saves: FileWrite[][];
  /** Somebody else writes a file (null deletes it) and the host tells of it: a program, or another window. */
  writeOutside(path: string, text: string | null, by?: 'program' | 'window'): void;
  /** As {@link writeOutside}, but the host has not noticed yet. */
  writeUnnoticed(path: string, text: string | null): void;
  /** Saves fail with this error until it is null again. */
  failSaves(error: AppError | null): void;
  /** Saves are made, but their answers are lost with the connection. */
  loseAnswers(): void;
  setConnection(status: ConnectionStatus): void;
  /** The page is closed, or loaded again: whoever listens hears nothing any more. */
  leave(): void;
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
}

const hash = (text: string) => `sha of ${text}`;

/** Makes a host whose project holds these files. */
export function createMemoryHost(files: ProjectFiles): MemoryHost {
  const disk = new Map(Object.entries(files));
  const saves: FileWrite[][] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const connections = new Set<(status: ConnectionStatus) => void>();
  const stored = new Map<string, string>();
  const batches = new Map<string, SavedFile[]>();
  let connection: ConnectionStatus = 'connected';
  let isAnswering = true;
  let failure: AppError | null = null;
  const lost = () => new AppError({ code: 'HOST_DISCONNECTED', message: 'Lost', remedy: 'Start it' });
  let opened = 0;

  const host: MemoryHost['emit'] = (event, payload) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };

  const handlers: Record<string, (params: never) => unknown> = {
    'projects.open': ({ path, unacknowledged }: { path: string; unacknowledged?: string }) => {
      opened += 1;
      return {
        projectId: `project_${opened}`,
        path,
        files: Object.fromEntries([...disk].map(([name, text]) => [name, { text, hash: hash(text) }])),
        applied: batches.get(unacknowledged ?? '') ?? null,
        notices: [],
      };
    },
    'projects.close': () => ({}),
    'projects.save': ({ batch, changes }: { batch: string; changes: FileWrite[] }) => {
      if (failure !== null) throw failure;
      for (const { path, before } of changes) {
        const now = disk.get(path);
        if ((now === undefined ? null : hash(now)) === before) continue;
        throw new AppError({
          code: 'HOST_FILE_CHANGED_ON_DISK',
          message: `${path} changed`,
          remedy: 'Look at it',
          location: { file: path },
        });
      }
      saves.push(changes);
      for (const { path, text } of changes) {
        if (text === null) disk.delete(path);
        else disk.set(path, text);
      }
      const files = changes.map(({ path, text }) => ({ path, hash: text === null ? null : hash(text) }));
      batches.set(batch, files);
      if (!isAnswering) throw lost();
      return { files };
    },
  };

  const client = {
    request: async (method: string, params: never) => {
      if (connection !== 'connected') throw lost();
      return handlers[method]?.(params);
    },
    subscribe: (event: string, listener: (payload: never) => void) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
    connection: () => connection,
    onConnection: (listener: (status: ConnectionStatus) => void) => {
      connections.add(listener);
      return () => connections.delete(listener);
    },
    reconnect: () => {},
  } as unknown as HostClient;

  const writeUnnoticed = (path: string, text: string | null) => {
    if (text === null) disk.delete(path);
    else disk.set(path, text);
  };

  return {
    client,
    disk,
    edits: createEditKeeper({
      getItem: (name) => stored.get(name) ?? null,
      setItem: (name, text) => stored.set(name, text),
      removeItem: (name) => stored.delete(name),
    }),
    saves,
    emit: host,
    writeUnnoticed,
    writeOutside: (path, text, by = 'program') => {
      writeUnnoticed(path, text);
      const file = text === null ? null : { text, hash: hash(text) };
      host('project.changedOnDisk', { projectId: `project_${opened}`, by, changes: [{ path, file }] });
    },
    failSaves: (error) => {
      failure = error;
    },
    leave: () => {
      listeners.clear();
      connections.clear();
    },
    loseAnswers: () => {
      isAnswering = false;
    },
    setConnection: (status) => {
      connection = status;
      if (status === 'connected') isAnswering = true;
      for (const listener of connections) listener(status);
    },
  };
}
