import { AppError } from '../../../engine/base/appError.ts';
import type { EventName, EventPayload } from '../../../engine/contract/events.ts';
import type { HostClient } from '../../../engine/contract/hostClient.ts';
import type { FileWrite } from '../../../engine/contract/methods/projectMethods.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';

/** A host in memory, for unit tests: one project, its disk, and somebody else who writes to it. */
export interface MemoryHost {
  readonly client: HostClient;
  /** Files on disk. */
  readonly disk: Map<string, string>;
  /** Saves that were made, in order. */
  readonly saves: FileWrite[][];
  /** Somebody else writes a file (null deletes it) and the host tells of it. */
  writeOutside(path: string, text: string | null): void;
  /** As {@link writeOutside}, but the host has not noticed yet. */
  writeUnnoticed(path: string, text: string | null): void;
  /** Saves fail with this error until it is null again. */
  failSaves(error: AppError | null): void;
  setConnected(connected: boolean): void;
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
}

const hash = (text: string) => `sha of ${text}`;

/** Makes a host whose project holds these files. */
export function createMemoryHost(files: ProjectFiles): MemoryHost {
  const disk = new Map(Object.entries(files));
  const saves: FileWrite[][] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const connections = new Set<(connected: boolean) => void>();
  let failure: AppError | null = null;
  let opened = 0;

  const host: MemoryHost['emit'] = (event, payload) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };

  const handlers: Record<string, (params: never) => unknown> = {
    'projects.open': ({ path }: { path: string }) => {
      opened += 1;
      return {
        projectId: `project_${opened}`,
        path,
        files: Object.fromEntries([...disk].map(([name, text]) => [name, { text, hash: hash(text) }])),
        notices: [],
      };
    },
    'projects.close': () => ({}),
    'projects.save': ({ changes }: { changes: FileWrite[] }) => {
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
      return { files: changes.map(({ path, text }) => ({ path, hash: text === null ? null : hash(text) })) };
    },
  };

  const client = {
    request: async (method: string, params: never) => handlers[method]?.(params),
    subscribe: (event: string, listener: (payload: never) => void) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
    onConnection: (listener: (connected: boolean) => void) => {
      connections.add(listener);
      return () => connections.delete(listener);
    },
  } as unknown as HostClient;

  const writeUnnoticed = (path: string, text: string | null) => {
    if (text === null) disk.delete(path);
    else disk.set(path, text);
  };

  return {
    client,
    disk,
    saves,
    emit: host,
    writeUnnoticed,
    writeOutside: (path, text) => {
      writeUnnoticed(path, text);
      const file = text === null ? null : { text, hash: hash(text) };
      host('project.changedOnDisk', { projectId: `project_${opened}`, changes: [{ path, file }] });
    },
    failSaves: (error) => {
      failure = error;
    },
    setConnected: (connected) => {
      for (const listener of connections) listener(connected);
    },
  };
}
