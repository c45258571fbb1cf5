import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { TaskQueues } from '../../../engine/base/createTaskQueues.ts';
import type { EventPayload } from '../../../engine/contract/events.ts';
import type { Journal } from '../db/createJournal.ts';
import { hostErrors } from '../hostErrors.ts';
import type { HostOptions } from '../hostOptions.ts';
import { createBinaryStore } from './createBinaryStore.ts';
import { openProject, type ProjectSession } from './openProject.ts';

/** The projects that one connection has open. */
export interface ProjectSessions {
  open(path: string): Promise<{ readonly projectId: string; readonly project: ProjectSession }>;
  /** @throws AppError HOST_PROJECT_NOT_OPEN. */
  get(projectId: string): ProjectSession;
  close(projectId: string): Promise<void>;
  closeAll(): Promise<void>;
}

/**
 * Keeps the open projects of one connection; they are closed with it.
 *
 * @param queues - One queue a folder, shared by all connections.
 * @param emitChanged - Sends `project.changedOnDisk` to the connection.
 */
export function createProjectSessions(
  options: HostOptions,
  journal: Journal,
  queues: TaskQueues,
  emitChanged: (payload: EventPayload<'project.changedOnDisk'>) => void,
): ProjectSessions {
  const open = new Map<string, ProjectSession>();
  const close = async (projectId: string): Promise<void> => {
    const project = open.get(projectId);
    open.delete(projectId);
    await project?.close();
  };
  return {
    open: async (path) => {
      const projectId = options.ids.next('project');
      const project = await openProject(await realFolder(path), {
        journal,
        queues,
        onChangedOnDisk: (changes) => emitChanged({ projectId, changes: [...changes] }),
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

/** One folder has one path, by whichever link it is reached: journal, archive and queue go by it. */
async function realFolder(path: string): Promise<string> {
  const absolute = resolve(path);
  // A folder that is missing or cannot be reached is reported by opening it.
  return realpath(absolute).catch(() => absolute);
}
