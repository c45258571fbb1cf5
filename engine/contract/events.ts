import { z } from 'zod';
import { logEntry } from '../conversation/session.ts';
import { projectFile } from './methods/projectMethods.ts';
import { simulatedTurn } from './methods/simulatorMethods.ts';

/** Everything the host tells the renderer unasked. */
export const events = {
  /** Files that somebody else changed, created (or deleted: `file` is null) in an open project. */
  'project.changedOnDisk': z.strictObject({
    projectId: z.string(),
    changes: z.array(z.strictObject({ path: z.string(), file: projectFile.nullable() })),
  }),
  /** Progress of something that takes a while: training, indexing, exporting. `done` true ends it. */
  progress: z.strictObject({
    projectId: z.string(),
    task: z.string(),
    label: z.string(),
    /** In [0, 1]; null while unknown. */
    fraction: z.number().min(0).max(1).nullable(),
    done: z.boolean(),
  }),
  /** A log entry of a simulated conversation as it happens, before the turn has ended. */
  'simulator.entry': z.strictObject({ projectId: z.string(), conversationId: z.string(), entry: logEntry }),
  /** A sentence of a text that is being generated in a simulated conversation; the text may yet be held back. */
  'simulator.preview': z.strictObject({
    projectId: z.string(),
    conversationId: z.string(),
    sentence: z.string(),
  }),
  /** A simulated conversation went on by itself, because a time that it waited for had come. */
  'simulator.woke': z.strictObject({ projectId: z.string(), turn: simulatedTurn }),
};

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
