import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { TaskQueues } from '../../../engine/base/createTaskQueues.ts';
import type { EventPayload } from '../../../engine/contract/events.ts';
import type { Journal } from '../db/createJournal.ts';
import { hostErrors } from '../hostErrors.ts';
import type { HostOptions } from '../hostOptions.ts';
import { createBinaryStore } from './createBinaryStore.ts';
import { type OpenFolders, openProject, type ProjectSession } from './openProject.ts';

/** The open projects of one connection. */
export interface ProjectSessions {
  /**
   * @param only - The one project that may be opened; null: any.
   * @throws AppError HOST_KEY_OF_ANOTHER_PROJECT, and those of {@link openProject}.
   */
  open(
    path: string,
    only: string | null,
  ): Promise<{ readonly projectId: string; readonly project: ProjectSession }>;
  /** @throws AppError HOST_PROJECT_NOT_OPEN. */
  get(projectId: string): ProjectSession;
  close(projectId: string): Promise<void>;
  closeAll(): Promise<void>;
}

/**
 * Keeps the open projects of one connection and closes them with it.
 *
 * @param queues - One queue for each folder, shared by all connections.
 * @param folders - Tells the other connections what this one saves.
 * @param emitChanged - Sends `project.changedOnDisk` to the connection.
 */
export function createProjectSessions(
  options: HostOptions,
  journal: Journal,
  queues: TaskQueues,
  folders: OpenFolders,
  emitChanged: (payload: EventPayload<'project.changedOnDisk'>) => void,
): ProjectSessions {
  const open = new Map<string, ProjectSession>();
  const close = async (projectId: string): Promise<void> => {
    const project = open.get(projectId);
    open.delete(projectId);
    await project?.close();
  };
  return {
    open: async (path, only) => {
      const folder = await realFolder(path);
      if (only !== null && folder !== only) throw hostErrors.HOST_KEY_OF_ANOTHER_PROJECT({ path: folder });
      const projectId = options.ids.next('project');
      const project = await openProject(folder, {
        journal,
        queues,
        folders,
        onChangedOnDisk: (change) => emitChanged({ projectId, ...change }),
        report: options.report,
      });
      open.set(projectId, project);
      await createBinaryStore(project.path).prune(options.clock.now());
      return { projectId, project };
    },
    get: (projectId) => {
      const project = open.get(projectId);
      if (project === undefined) throw hostErrors.HOST_PROJECT_NOT_OPEN({});
      return project;
    },
    close,
    closeAll: async () => {
      await Promise.all([...open.keys()].map(close));
    },
  };
}

/** The real path of a folder, whichever link it was reached by: it is the key of journal, archive and queue. */
async function realFolder(path: string): Promise<string> {
  const absolute = resolve(path);
  // If the folder is missing or cannot be reached, opening it reports that.
  return realpath(absolute).catch(() => absolute);
}
