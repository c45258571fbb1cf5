/** Queues by name: tasks of one queue run one after the other, in the order in which they came. */
export interface TaskQueues {
  /**
   * Runs a task when all earlier ones of the queue have ended, however they ended.
   *
   * @returns What the task returns, or its failure.
   */
  run<T>(queue: string, task: () => Promise<T>): Promise<T>;
  /** Resolves when no task is left in any queue; never rejects. */
  idle(): Promise<void>;
}

/** Makes queues; one exists for as long as it has tasks. */
export function createTaskQueues(): TaskQueues {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (queue, task) => {
      const result = (tails.get(queue) ?? Promise.resolve()).then(task);
      const tail = result
        .catch(() => undefined)
        .then(() => {
          if (tails.get(queue) === tail) tails.delete(queue);
        });
      tails.set(queue, tail);
      return result;
    },
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
