import { z } from 'zod';
import { projectFile } from './methods/projectMethods.ts';
import { simulatedConversationId, simulatorStream } from './methods/simulatorMethods.ts';

/** Everything the host sends without being asked. */
export const events = {
  /**
   * Files of an open project that were changed, created or deleted (`file` is null): by another program, or by another
   * window of this studio.
   */
  'project.changedOnDisk': z.strictObject({
    projectId: z.string(),
    by: z.enum(['program', 'window']),
    changes: z.array(z.strictObject({ path: z.string(), file: projectFile.nullable() })),
  }),
  /** Progress of a task, such as training, indexing or exporting. `done` true ends it. */
  progress: z.strictObject({
    projectId: z.string(),
    task: z.string(),
    label: z.string(),
    /** In [0, 1]; null while unknown. */
    fraction: z.number().min(0).max(1).nullable(),
    done: z.boolean(),
  }),
  /** The event stream of a simulated conversation. */
  'simulator.stream': z.strictObject({
    projectId: z.string(),
    conversationId: simulatedConversationId,
    event: simulatorStream,
  }),
};

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
