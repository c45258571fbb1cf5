import { z } from 'zod';
import { logEntry } from '../../conversation/session.ts';
import { snapshot } from '../../kit/snapshot.ts';
import { defineMethod } from '../defineMethod.ts';

/** What a turn of a simulated conversation did, or what was added to it later: everything the simulator shows is in the log and the snapshot. */
export const simulatedTurn = z.strictObject({
  conversationId: z.string(),
  turn: z.number().int(),
  entries: z.array(logEntry),
  snapshot,
});

/** Methods of the simulator. It runs the saved files with the same engine as the runtime. */
export const simulatorMethods = {
  /**
   * Starts a conversation, first training and indexing what changed (progress events).
   * `actions`: `mock` answers from the actions' mock examples over real HTTP; `live` calls the real services.
   */
  'simulator.start': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      actions: z.enum(['mock', 'live']),
      locale: z.string().nullable(),
      /** Whom it is with; nobody known when absent. */
      customer: snapshot.shape.customer.optional(),
    }),
    result: simulatedTurn,
  }),
  'simulator.send': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      conversationId: z.string(),
      text: z.string(),
      value: z.string().optional(),
    }),
    result: simulatedTurn,
  }),
  /** Lets the time that the conversation waits for have come. The result is what that added to its last turn. */
  'simulator.skipWait': defineMethod({
    params: z.strictObject({ projectId: z.string(), conversationId: z.string() }),
    result: simulatedTurn,
  }),
};

export type SimulatedTurn = z.infer<typeof simulatedTurn>;
