import { z } from 'zod';
import { defineMethod } from '../defineMethod.ts';

/** Methods on what takes a while: training, indexing, measuring. */
export const taskMethods = {
  /**
   * Stops a task that a `progress` event named. The request that began it fails with HOST_TASK_CANCELLED.
   *
   * `cancelled` is false when there is no such task (any more).
   */
  'tasks.cancel': defineMethod({
    params: z.strictObject({ projectId: z.string(), task: z.string() }),
    result: z.strictObject({ cancelled: z.boolean() }),
  }),
};
