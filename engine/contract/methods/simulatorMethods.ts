import { z } from 'zod';
import { logEntry } from '../../conversation/session.ts';
import { snapshot } from '../../kit/snapshot.ts';
import { defineMethod } from '../defineMethod.ts';

/** Id of a simulated conversation. The page makes it, so that it knows the first entry of the stream for its own. */
export const simulatedConversationId = z.string().regex(/^conv_[0-9a-z]{8,40}$/);

const conversation = z.strictObject({ projectId: z.string(), conversationId: simulatedConversationId });

/** Where a simulated conversation stands between two turns. */
const settled = {
  /** Entries of its log so far: the number of the next one. */
  length: z.number().int().min(0),
  /** The last turn; 0 is the start. */
  turn: z.number().int(),
  snapshot,
};

/**
 * The event stream of a simulated conversation, in order. Entries are numbered by their place in the log, and each is
 * sent once; `simulator.resume` gives those that a page has missed.
 */
export const simulatorStream = z.discriminatedUnion('type', [
  /** What has just happened; it is kept once the turn has ended. `from` is the number of the first entry. */
  z.strictObject({
    type: z.literal('entries'),
    from: z.number().int().min(0),
    entries: z.array(logEntry).min(1),
  }),
  /** A sentence of a text that is being generated; the text may yet be held back. */
  z.strictObject({ type: z.literal('preview'), sentence: z.string() }),
  /** The turn has ended, or more was added to it because a time had come, and all of it is kept. */
  z.strictObject({ type: z.literal('settled'), ...settled }),
  /** The turn could not be completed or kept: entries from this number on are void. */
  z.strictObject({ type: z.literal('undone'), length: z.number().int().min(0) }),
]);

/**
 * Methods of the simulator. It runs the saved files with the same engine as the runtime. What a conversation does arrives
 * as `simulator.stream` events, all of them before the method that caused them answers.
 */
export const simulatorMethods = {
  /**
   * Starts a conversation, first training and indexing what changed (progress events).
   * `actions`: `mock` answers from the actions' mock examples over real HTTP; `live` calls the real services.
   */
  'simulator.start': defineMethod({
    params: conversation.extend({
      actions: z.enum(['mock', 'live']),
      locale: z.string().nullable(),
      /** Whom it is with; nobody known when absent. */
      customer: snapshot.shape.customer.optional(),
    }),
    result: z.strictObject({}),
  }),
  /**
   * Takes a conversation up again, after a lost connection or a gap in its stream.
   * `from`: number of the first entry that is missing. The result has the entries from there on, as they were kept.
   */
  'simulator.resume': defineMethod({
    params: conversation.extend({ actions: z.enum(['mock', 'live']), from: z.number().int().min(0) }),
    result: z.strictObject({ ...settled, entries: z.array(logEntry) }),
  }),
  'simulator.send': defineMethod({
    params: conversation.extend({ text: z.string(), value: z.string().optional() }),
    result: z.strictObject({}),
  }),
  /** Lets the time that the conversation waits for have come. */
  'simulator.skipWait': defineMethod({ params: conversation, result: z.strictObject({}) }),
};

export type SimulatorStream = z.infer<typeof simulatorStream>;
