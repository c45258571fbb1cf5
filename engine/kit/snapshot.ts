import { z } from 'zod';
import { jsonObject } from '../model/jsonSchema.ts';
import { nluResult } from '../model/ports.ts';
import { triedStatement, whyStatement } from '../model/statements.ts';
import { requestEffect } from './effect.ts';

/** Who a conversation is with. */
export const customer = z.strictObject({
  /** Names the customer for the whole system; null while nobody knows who it is. */
  id: z.string().min(1).max(200).nullable(),
  /** True once they have proved to be who they say. */
  authenticated: z.boolean(),
});

export type Customer = z.infer<typeof customer>;

/** One step of the machine within an event, as a debugger wants it: which state ran, why, and what came of it. */
export const microStep = z.strictObject({
  flow: z.string(),
  state: z.string(),
  /** A `StepTrigger` type, or `policy` when a project-wide policy acted instead of the state. */
  trigger: z.string(),
  /** The way out that was taken; null while the state waits, or when the step led elsewhere. */
  outcome: z.string().nullable(),
  /** Where the step does not explain itself. */
  why: whyStatement.optional(),
});

export type MicroStep = z.infer<typeof microStep>;

/** What a customer wants: the intent that said so, and their words. */
export const statedIntent = z.strictObject({ name: z.string(), utterance: z.string() });

/** What comes of a flow that ended, kept while a flow that had to wait for that end runs in between. */
const afterwards = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('return'),
    resolution: z.enum(['resolved', 'unresolved']),
    outputs: jsonObject,
  }),
  z.strictObject({ type: z.literal('end'), resolution: z.enum(['resolved', 'unresolved']) }),
  /** The customer was asked to prove who they are. */
  z.strictObject({ type: z.literal('authenticated') }),
]);

/** A running flow: where it stands and what only it knows. The last frame is the one that runs. */
export const frame = z.strictObject({
  flow: z.string(),
  state: z.string(),
  /** Why it was pushed: the entry flow, a call-flow state, or a digression (the frame below is resumed afterwards). */
  cause: z.enum(['entry', 'call', 'digression', 'authentication']),
  /** Messages of the customer before it began. */
  since: z.number().int(),
  /** Variables of this run of the flow. */
  vars: jsonObject,
  /** Scratch of the current state; emptied on leaving it. */
  local: jsonObject,
  /** For `call`: name -> CEL over this frame's names when the flow ends, given to the calling state. */
  outputs: z.record(z.string(), z.string()).optional(),
  /** For `digression`: what the customer wanted of the flow it interrupts. */
  interrupted: statedIntent.optional(),
  /** For `digression`: what the frame below still has to hear; absent: it is resumed where it waited. */
  afterwards: afterwards.optional(),
  /** For `digression`: what slots held that the interrupted task owns too; put back when this one is left. */
  interruptedSlots: jsonObject.optional(),
  /** Slot -> state of this flow that asked for it, to go back to when the customer corrects it. */
  asked: z.record(z.string(), z.string()).optional(),
  /** Action state -> digest of the input it succeeded with in this run of the flow. */
  done: z.record(z.string(), z.string()).optional(),
  /**
   * While the flow is walked again after a correction: the state where that was made. Until it is reached, what was
   * done with the same input is not repeated.
   */
  rewalking: z.string().optional(),
  /** When the time is over that the state lets pass, in milliseconds since the epoch. */
  wakeAt: z.number().optional(),
});

/** A flow that the customer brought up while another one wanted to be finished first. */
const queuedFlow = z.strictObject({
  flow: z.string(),
  wish: statedIntent,
  /** Frames at that time: it begins when there are fewer. */
  frames: z.number().int(),
});

/** What the customer said last. */
export const lastMessage = z.strictObject({ text: z.string(), value: z.string().optional(), nlu: nluResult });

/** A step taken on the customer's behalf, for the handoff packet. */
export const triedStep = z.strictObject({
  type: z.enum(['action', 'knowledge', 'flow', 'reprompt']),
  name: z.string(),
  ok: z.boolean(),
  detail: triedStatement,
});

/** The whole state of a conversation between two events. Plain JSON; `transition` maps one to the next. */
export const snapshot = z.strictObject({
  snapshot: z.literal(3),
  status: z.enum(['active', 'ended']),
  resolution: z.enum(['resolved', 'unresolved', 'escalated']).nullable(),
  locale: z.string(),
  /** The language that the customer's messages last told, and whether the conversation has gone over to one for that. */
  spoken: z.strictObject({ locale: z.string(), changed: z.boolean() }).nullable(),
  /** What chance decides is drawn from it. */
  seed: z.number().int(),
  customer,
  /** Time of the last event. */
  at: z.number(),
  /** Messages of the customer so far. */
  turn: z.number().int(),
  frames: z.array(frame),
  /** Every declared slot; null until filled. */
  slots: jsonObject,
  /** When slots that expire were filled. */
  filledAt: z.record(z.string(), z.number()),
  /** What the state that runs waits for. */
  awaiting: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('nothing') }),
    z.strictObject({ type: z.literal('input') }),
    z.strictObject({ type: z.literal('result'), request: requestEffect }),
    /** A state that lets time pass; messages are heard meanwhile. */
    z.strictObject({ type: z.literal('timer') }),
  ]),
  /** When the conversation wants to be woken up, by a `timer` event of this id. */
  timer: z.strictObject({ id: z.string(), at: z.number() }).nullable(),
  /** Consecutive messages that nothing could be done with. */
  failures: z.number().int(),
  /** Consecutive silences. */
  silences: z.number().int(),
  /** The last question, and how many times in a row it was put. */
  prompt: z.strictObject({ text: z.string(), times: z.number().int() }).nullable(),
  /** What the customer was asked to choose from, by intent, and the words that were not clear. */
  clarification: z.strictObject({ intents: z.array(z.string()), utterance: z.string() }).nullable(),
  /** Flows to begin when the one that kept them off has ended, first come first served. */
  queued: z.array(queuedFlow),
  /** Messages since a flow was last resolved. */
  unresolved: z.number().int(),
  /** Counts that escalation rules keep, by id of the rule. */
  counts: z.record(z.string(), z.number().int()),
  message: lastMessage.nullable(),
  /** What the customer wanted last: the intent that started a flow, and the words. */
  intent: statedIntent.nullable(),
  tried: z.array(triedStep),
  /** Requests (actions, searches) since the customer's last message: bounds what one message can set off. */
  requests: z.number().int(),
  /** Times that came since then: bounds what goes on without anybody. */
  wakes: z.number().int(),
  /** Number of the next request effect. */
  nextEffect: z.number().int(),
});

export type StatedIntent = z.infer<typeof statedIntent>;
export type Afterwards = z.infer<typeof afterwards>;
export type Frame = z.infer<typeof frame>;
export type LastMessage = z.infer<typeof lastMessage>;
export type TriedStep = z.infer<typeof triedStep>;
export type Snapshot = z.infer<typeof snapshot>;

/**
 * A conversation in which nothing has happened yet, and no slot is declared.
 *
 * @param at - Milliseconds since the epoch.
 */
export function emptySnapshot({ at, locale }: Pick<Snapshot, 'at' | 'locale'>): Snapshot {
  return {
    snapshot: 3,
    status: 'active',
    resolution: null,
    locale,
    spoken: null,
    seed: 0,
    customer: { id: null, authenticated: false },
    at,
    turn: 0,
    frames: [],
    slots: {},
    filledAt: {},
    awaiting: { type: 'nothing' },
    timer: null,
    failures: 0,
    silences: 0,
    prompt: null,
    clarification: null,
    queued: [],
    unresolved: 0,
    counts: {},
    message: null,
    intent: null,
    tried: [],
    requests: 0,
    wakes: 0,
    nextEffect: 0,
  };
}
