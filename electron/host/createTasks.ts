import type { Progress } from '../../engine/project/prepareProject.ts';
import type { Emit } from './host.ts';
import { hostErrors } from './hostErrors.ts';

/** What takes a while in the projects of one connection. */
export interface Tasks {
  /**
   * Runs work that reports its progress: each task that it names is shown to the client until the work has ended, however
   * it ended, and can be cancelled by that name meanwhile.
   *
   * @param isKept - The work leaves something that was asked for, a bundle for one, so that it goes on when the project
   *   or the window is closed.
   * @throws AppError HOST_TASK_CANCELLED when the work failed after it was cancelled, else what the work throws.
   */
  run<T>(
    projectId: string,
    work: (report: (progress: Progress) => void, signal: AbortSignal) => Promise<T>,
    isKept?: boolean,
  ): Promise<T>;
  /** @returns False when there is no such task. */
  cancel(projectId: string, task: string): boolean;
  /** Cancels all work of a project, or of all projects, but what is kept. */
  cancelAll(projectId?: string): void;
}

interface Work {
  readonly projectId: string;
  readonly isKept: boolean;
  readonly controller: AbortController;
  /** Labels of the tasks that were reported, by name. */
  readonly begun: Map<string, string>;
}

/** Makes the register of the work that is under way. */
export function createTasks(emit: Emit): Tasks {
  const underWay = new Set<Work>();
  return {
    run: async (projectId, start, isKept = false) => {
      const controller = new AbortController();
      const work: Work = { projectId, isKept, controller, begun: new Map() };
      underWay.add(work);
      try {
        return await start(({ task, label, fraction }) => {
          work.begun.set(task, label);
          emit('progress', { projectId, task, label, fraction, done: false });
        }, controller.signal);
      } catch (cause) {
        if (!controller.signal.aborted) throw cause;
        const task = [...work.begun.values()].at(-1) ?? 'the work';
        throw hostErrors.HOST_TASK_CANCELLED({ task }, { cause });
      } finally {
        underWay.delete(work);
        for (const [task, label] of work.begun) {
          emit('progress', { projectId, task, label, fraction: 1, done: true });
        }
      }
    },
    cancel: (projectId, task) => {
      const found = [...underWay].filter((work) => work.projectId === projectId && work.begun.has(task));
      for (const { controller } of found) controller.abort();
      return found.length > 0;
    },
    cancelAll: (projectId) => {
      for (const work of underWay) {
        if (work.isKept || (projectId !== undefined && work.projectId !== projectId)) continue;
        work.controller.abort();
      }
    },
  };
}
