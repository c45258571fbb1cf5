/** Queues by name: the tasks of a queue run one after the other, in order. */
export interface TaskQueues {
  /**
   * Runs a task once all earlier ones in the queue have ended, successfully or not.
   *
   * @returns What the task returns, or its failure.
   */
  run<T>(queue: string, task: () => Promise<T>): Promise<T>;
  /** Resolves when all queues are empty; never rejects. */
  idle(): Promise<void>;
}

/** Creates queues; a queue exists only while it has tasks. */
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
