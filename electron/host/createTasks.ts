import type { Progress } from '../../engine/project/progress.ts';
import type { Emit } from './host.ts';
import { hostErrors } from './hostErrors.ts';

/** The long-running tasks in the projects of one connection. */
export interface Tasks {
  /**
   * Runs work that reports its progress. Each task it names is shown to the client until the work ends, and can be
   * cancelled by that name.
   *
   * @param isKept - The work produces something the user asked for, such as a bundle, so it continues when the project
   *   or the window is closed.
   * @throws AppError HOST_TASK_CANCELLED if the work was cancelled; otherwise what the work throws.
   */
  run<T>(
    projectId: string,
    work: (report: (progress: Progress) => void, signal: AbortSignal) => Promise<T>,
    isKept?: boolean,
  ): Promise<T>;
  /** @returns False when there is no such task. */
  cancel(projectId: string, task: string): boolean;
  /** Cancels all work of a project, or of all projects, except work that is kept. */
  cancelAll(projectId?: string): void;
}

interface Work {
  readonly projectId: string;
  readonly isKept: boolean;
  readonly controller: AbortController;
  /** Labels of the reported tasks, by name. */
  readonly reportedTasks: Map<string, string>;
}

/** Keeps track of the running work. */
export function createTasks(emit: Emit): Tasks {
  const runningWork = new Set<Work>();
  return {
    run: async (projectId, start, isKept = false) => {
      const controller = new AbortController();
      const work: Work = { projectId, isKept, controller, reportedTasks: new Map() };
      runningWork.add(work);
      try {
        return await start(({ task, label, fraction }) => {
          work.reportedTasks.set(task, label);
          emit('progress', { projectId, task, label, fraction, done: false });
        }, controller.signal);
      } catch (cause) {
        if (!controller.signal.aborted) throw cause;
        const task = [...work.reportedTasks.values()].at(-1) ?? 'the task';
        throw hostErrors.HOST_TASK_CANCELLED({ task }, { cause });
      } finally {
        runningWork.delete(work);
        for (const [task, label] of work.reportedTasks) {
          emit('progress', { projectId, task, label, fraction: 1, done: true });
        }
      }
    },
    cancel: (projectId, task) => {
      const found = [...runningWork].filter(
        (work) => work.projectId === projectId && work.reportedTasks.has(task),
      );
      for (const { controller } of found) controller.abort();
      return found.length > 0;
    },
    cancelAll: (projectId) => {
      for (const work of runningWork) {
        if (work.isKept || (projectId !== undefined && work.projectId !== projectId)) continue;
        work.controller.abort();
      }
    },
  };
}
