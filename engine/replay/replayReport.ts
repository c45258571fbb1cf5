import { z } from 'zod';
import { differenceStatement, noteStatement, reasonStatement, sideStatement } from '../model/statements.ts';

/** What one side (recorded or replayed) did in a turn. */
export const turnSide = z.strictObject({
  /** States entered, `flow/state`, in order. */
  states: z.array(z.string()),
  says: z.array(z.string()),
  /** Calls of actions, `id(input as JSON)`. */
  actions: z.array(z.string()),
  /** Best intent with its confidence, if any. */
  intent: z.string().nullable(),
  /** Reason of the escalation, if the turn escalated. */
  escalation: reasonStatement.nullable(),
  resolution: z.string().nullable(),
});

export const difference = z.strictObject({
  turn: z.number().int(),
  kind: z.enum(['intent', 'state', 'text', 'action', 'escalation', 'end', 'missing_turn']),
  /** Place of the difference in the turn: `states[1]`, `says[0]`, `packets[0].slots.order_id`. */
  path: z.string(),
  recorded: sideStatement,
  replayed: sideStatement,
  /** The difference, and where in the flow it is. */
  explanation: differenceStatement,
});

export const replayTurn = z.strictObject({
  turn: z.number().int(),
  /** What the customer said; null at the start. */
  customer: z.string().nullable(),
  /** Null if that side had no such turn. */
  recorded: turnSide.nullable(),
  replayed: turnSide.nullable(),
  differences: z.array(difference),
});

/** The result of replaying a recording against the current project. */
export const replayReport = z.strictObject({
  recordingId: z.string(),
  same: z.boolean(),
  firstDifference: difference.nullable(),
  turns: z.array(replayTurn),
  /** Findings while reading the recording, such as an unfinished line. */
  notes: z.array(noteStatement),
});

export type TurnSide = z.infer<typeof turnSide>;
export type Difference = z.infer<typeof difference>;
export type ReplayTurn = z.infer<typeof replayTurn>;
export type ReplayReport = z.infer<typeof replayReport>;
