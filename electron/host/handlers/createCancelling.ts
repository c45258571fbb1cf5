import { hostErrors } from '../hostErrors.ts';

/** Long tasks of projects that can be stopped. */
export interface Cancelling {
  /**
   * Runs a task.
   *
   * @throws AppError HOST_CANCELLED when it was stopped, and whatever the task throws.
   */
  run<T>(projectId: string, task: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops all tasks of a project. */
  cancel(projectId: string): void;
}

/** Makes one, without tasks. */
export function createCancelling(): Cancelling {
  const running = new Map<string, Set<AbortController>>();
  return {
    async run(projectId, task) {
      const controller = new AbortController();
      const own = running.get(projectId) ?? new Set();
      running.set(projectId, own.add(controller));
      try {
        return await task(controller.signal);
      } finally {
        own.delete(controller);
      }
    },
    cancel(projectId) {
      for (const controller of running.get(projectId) ?? []) controller.abort(hostErrors.HOST_CANCELLED({}));
    },
  };
}
