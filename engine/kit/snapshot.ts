import { z } from 'zod';
import { attachment } from '../model/attachment.ts';
import { json, jsonObject } from '../model/jsonSchema.ts';
import { nluResult } from '../model/ports.ts';
import { triedStatement, whyStatement } from '../model/statements.ts';
import { deepEqual } from '../model/yaml/deepEqual.ts';
import { requestEffect } from './effect.ts';

/** The customer of a conversation. */
export const customer = z.strictObject({
  /** Identifies the customer across the system; null while anonymous. */
  id: z.string().min(1).max(200).nullable(),
  /** True if their identity is proved. */
  authenticated: z.boolean(),
});

export type Customer = z.infer<typeof customer>;

/**
 * Where the customer is, as far as the channel or their token says so: the locale that they asked for, which the project
 * may have only without its region, and their time zone.
 */
export const customerPlace = z.strictObject({
  locale: z.string().exactOptional(),
  /** IANA name. */
  timeZone: z.string().exactOptional(),
});

export type CustomerPlace = z.infer<typeof customerPlace>;

/** One step of the machine within an event, for debugging: which state ran, why, and with what result. */
export const microStep = z.strictObject({
  flow: z.string(),
  state: z.string(),
  /** A `StepTrigger` type, or `policy` if a project-wide policy acted instead of the state. */
  trigger: z.string(),
  /** The outcome that was followed; null while the state waits, or if the step led elsewhere. */
  outcome: z.string().nullable(),
  /** Explanation, where the step itself is not enough. */
  why: whyStatement.optional(),
});

export type MicroStep = z.infer<typeof microStep>;

/** The customer's intent, with their words. */
export const statedIntent = z.strictObject({ name: z.string(), utterance: z.string() });

/** The result of a flow that has ended, kept while a queued flow runs in between. */
const afterwards = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('return'),
    resolution: z.enum(['resolved', 'unresolved']),
    outputs: jsonObject,
  }),
  z.strictObject({ type: z.literal('end'), resolution: z.enum(['resolved', 'unresolved']) }),
  /** The customer was authenticated by a flow. */
  z.strictObject({ type: z.literal('authenticated') }),
  /** These slots were to be verified by a flow. */
  z.strictObject({ type: z.literal('verified'), slots: z.array(z.string()).readonly() }),
]);

/** A running flow: its current state and its own data. The last frame is the running one. */
export const frame = z.strictObject({
  flow: z.string(),
  state: z.string(),
  /** Why it was started: the entry flow, a call-flow state, or a digression (the frame below is resumed afterwards). */
  cause: z.enum(['entry', 'call', 'digression', 'authentication', 'verification']),
  /** Number of customer messages before it began. */
  since: z.number().int(),
  /** Variables of this run of the flow. */
  vars: jsonObject,
  /** Local values of the current state; cleared on leaving it. */
  local: jsonObject,
  /** For `call`: name -> CEL evaluated in this frame when the flow ends; the results go to the calling state. */
  outputs: z.record(z.string(), z.string()).optional(),
  /** For `digression`: the intent of the interrupted flow. */
  interrupted: statedIntent.optional(),
  /**
   * For `digression` and `verification`: what the frame below still has to receive; absent: it is resumed where it
   * waited.
   */
  afterwards: afterwards.optional(),
  /** For `digression`: values of slots that the interrupted flow owns too, restored afterwards. */
  interruptedSlots: jsonObject.optional(),
  /** Slot -> state of this flow that asked for it, to return to when the customer corrects it. */
  asked: z.record(z.string(), z.string()).optional(),
  /** Action state -> digest of the input with which it succeeded in this run of the flow. */
  done: z.record(z.string(), z.string()).optional(),
  /**
   * During the rewalk after a correction: the state where the correction was made. Until it is reached, actions with
   * the same input are not repeated.
   */
  rewalking: z.string().optional(),
  /** End of the wait of the current state, in milliseconds since the epoch. */
  wakeAt: z.number().optional(),
});

/** A flow that the customer asked for while another one had to be finished first. */
const queuedFlow = z.strictObject({
  flow: z.string(),
  intent: statedIntent,
  /** Number of frames at that time: it begins when there are fewer. */
  frames: z.number().int(),
});

/** The customer's last message. */
export const lastMessage = z.strictObject({
  text: z.string(),
  value: z.string().optional(),
  attachments: z.array(attachment).min(1).optional(),
  nlu: nluResult,
});

/** Something attempted for the customer, for the handoff packet. */
export const triedStep = z.strictObject({
  type: z.enum(['action', 'knowledge', 'flow', 'reprompt']),
  name: z.string(),
  ok: z.boolean(),
  detail: triedStatement,
});

/** The complete state of a conversation between two events. Plain JSON; `transition` maps one to the next. */
export const snapshot = z.strictObject({
  snapshot: z.literal(3),
  status: z.enum(['active', 'ended']),
  resolution: z.enum(['resolved', 'unresolved', 'escalated']).nullable(),
  locale: z.string(),
  /** Absent: only what the project says is known. */
  place: customerPlace.exactOptional(),
  /** The last detected language of the customer's messages, and whether the conversation has switched because of it. */
  spoken: z.strictObject({ locale: z.string(), changed: z.boolean() }).nullable(),
  /** Seed of all random choices. */
  seed: z.number().int(),
  customer,
  /** Time of the last event. */
  at: z.number(),
  /** Number of customer messages so far. */
  turn: z.number().int(),
  frames: z.array(frame),
  /** Every declared slot; null until filled. */
  slots: jsonObject,
  /**
   * Values that customers mentioned between tasks without saying what they are, by the slot that they fit. The state
   * that asks for the slot has them confirmed.
   */
  noted: jsonObject.exactOptional(),
  /** Values that actions of this conversation have confirmed, by slot; see {@link isVerified}. */
  verified: z.record(z.string(), z.array(json)).exactOptional(),
  /** When slots with an expiry were filled. */
  filledAt: z.record(z.string(), z.number()),
  /** What the running state waits for. */
  awaiting: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('nothing') }),
    z.strictObject({ type: z.literal('input') }),
    z.strictObject({ type: z.literal('result'), request: requestEffect }),
    /** A wait; messages are still accepted. */
    z.strictObject({ type: z.literal('timer') }),
  ]),
  /** The pending timer, which sends a `timer` event with this id. */
  timer: z.strictObject({ id: z.string(), at: z.number() }).nullable(),
  /** Consecutive no-matches. */
  failures: z.number().int(),
  /** Consecutive messages with attachments; the customer was told after the first. */
  attachments: z.number().int().min(1).exactOptional(),
  /** Consecutive silences. */
  silences: z.number().int(),
  /** The last question, and how often in a row it was asked. */
  prompt: z.strictObject({ text: z.string(), times: z.number().int() }).nullable(),
  /** How often each thing that has several wordings was said, such as the answer to thanks. */
  said: z.record(z.string(), z.number().int().min(1)).exactOptional(),
  /** The open clarification: the intents to choose from, and the unclear message. */
  clarification: z.strictObject({ intents: z.array(z.string()), utterance: z.string() }).nullable(),
  /** Queued flows in order, which begin when the flow that held them back has ended. */
  queued: z.array(queuedFlow),
  /** Corrected values that the flow still checks: they are acknowledged once it has accepted them. */
  corrected: z.array(z.strictObject({ slot: z.string(), value: json })).exactOptional(),
  /** Messages since a flow was last resolved. */
  unresolved: z.number().int(),
  /** Counts of escalation rules, by rule id. */
  counts: z.record(z.string(), z.number().int()),
  message: lastMessage.nullable(),
  /** The customer's last intent that started a flow, with their words. */
  intent: statedIntent.nullable(),
  tried: z.array(triedStep),
  /** Requests (actions, searches) since the customer's last message, which are limited. */
  requests: z.number().int(),
  /** Timers fired since then, which are limited. */
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

/** Whether an action of this conversation has confirmed the current value of a slot. Another value is not verified. */
export function isVerified({ slots, verified }: Pick<Snapshot, 'slots' | 'verified'>, slot: string): boolean {
  const value = slots[slot] ?? null;
  return value !== null && (verified?.[slot]?.some((confirmed) => deepEqual(confirmed, value)) ?? false);
}

/**
 * A conversation before its first event, without declared slots.
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
