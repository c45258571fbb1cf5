import { z } from 'zod';
import { defineMethod } from '../defineMethod.ts';

/** Methods on tasks, such as training, indexing and evaluating. */
export const taskMethods = {
  /**
   * Cancels a task named by a `progress` event. The request that started it fails with HOST_TASK_CANCELLED.
   *
   * `cancelled` is false if there is no such task.
   */
  'tasks.cancel': defineMethod({
    params: z.strictObject({ projectId: z.string(), task: z.string() }),
    result: z.strictObject({ cancelled: z.boolean() }),
  }),
};
