import { z } from 'zod';
import { attachments } from '../attachment.ts';
import { durationText } from '../duration.ts';
import { identifier, languageTag, timeZone } from '../identifier.ts';
import { json, jsonObject } from '../jsonSchema.ts';
import { escalationTrigger, priority } from './escalationRule.ts';

const expression = /^\/(.+)\/([iu]*)$/s;

/**
 * Compiles a text of a suite to a test: `/order \d+/i` is a regular expression, anything else must be contained
 * literally.
 *
 * @returns Undefined if it is an invalid regular expression.
 */
export function textPattern(written: string): ((text: string) => boolean) | undefined {
  const [, source, flags = ''] = expression.exec(written) ?? [];
  if (source === undefined) return (text) => text.includes(written);
  try {
    const compiled = new RegExp(source, flags.includes('u') ? flags : `${flags}u`);
    return (text) => compiled.test(text);
  } catch {
    return undefined;
  }
}

const quoted = { error: 'must be a text: put numbers and words such as null in quotes' };
const text = z.string(quoted).min(1);
/** One text, or several that must all occur; none at all if the list is empty. */
const texts = z.union([pattern(), z.array(pattern())], {
  error: 'must be a text or a list of texts: put numbers and words such as null in quotes',
});

function pattern() {
  return text.refine((value) => textPattern(value) !== undefined, {
    error: 'is not a valid JavaScript regular expression',
  });
}

/** A state in a test: `returns/ask_order`, or only the flow. */
export const suitePlace = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\/[a-z][a-z0-9_]*)?$/, 'must be flow/state, or only a flow');

/** `2026-01-15T10:00:00Z`. */
export const dateTime = z.iso.datetime({ offset: true });

const expectedCall = z.strictObject({
  action: identifier,
  /** Values that the input must contain, among others. */
  input: jsonObject.optional(),
  /** Total number of calls; absent: at least one. */
  times: z.number().int().min(0).optional(),
});

const expectedHandoff = z.strictObject({
  trigger: escalationTrigger.optional(),
  /** Id of the escalation rule that fired. */
  rule: identifier.nullable().optional(),
  queue: z.string().min(1).optional(),
  priority: priority.optional(),
  /** Part of the reason, or a /regular expression/. */
  reason: pattern().optional(),
});

/** What must be true after a step. Absent keys are not checked. */
const suiteExpectation = z.strictObject({
  /** Each must be part of something that was said, or a /regular expression/ that matches. */
  says: texts.optional(),
  notSays: texts.optional(),
  /** The state in which the conversation waits. */
  at: suitePlace.optional(),
  /** States entered, in this order, among others. */
  path: z.array(suitePlace).optional(),
  /** Values of slots; null: empty. */
  slots: z.record(identifier, json).optional(),
  /** Whether slots are verified. */
  verified: z.record(identifier, z.boolean()).optional(),
  /** The recognised intent; null: none. */
  intent: identifier.nullable().optional(),
  actions: z.array(expectedCall).optional(),
  escalates: z
    .union([z.boolean(), expectedHandoff], {
      error: 'must be true, false, or the expected handoff: { trigger, rule, queue, priority, reason }',
    })
    .optional(),
  ended: z
    .union([z.enum(['resolved', 'unresolved', 'escalated']), z.literal(false)], {
      error: 'must be resolved, unresolved, escalated or false',
    })
    .optional(),
  /** Knowledge sources that were cited. */
  citations: z.array(text).optional(),
  /** Labels of the quick replies. */
  quickReplies: z.array(text).optional(),
  /** Values remembered beyond the conversation, by slot; null: not remembered, or forgotten. */
  remembers: z.record(identifier, json).optional(),
  locale: languageTag.optional(),
});

/** A message of the customer: its text, or what came with it and its caption. */
export const saidMessage = z.union(
  [
    text,
    z
      .strictObject({ text: text.optional(), attachments: attachments.min(1).optional() })
      .refine((message) => message.text !== undefined || message.attachments !== undefined, {
        error: 'needs a text, attachments or both',
      }),
  ],
  {
    error:
      'must be a text or { text, attachments: [{ kind, name }] }: put numbers and words such as null in quotes',
  },
);

/** What the customer does: exactly one of say, tap and wait. */
const suiteStep = z
  .strictObject({
    /** A message, or several that are written so quickly that they are read as one. */
    say: z
      .union([saidMessage, z.array(saidMessage).min(1)], {
        error: 'must be a message or a list of messages',
      })
      .optional(),
    /** Label or value of a quick reply. */
    tap: text.optional(),
    /** A duration, or true: until the pending timer fires. */
    wait: z
      .union([z.literal(true), durationText], {
        error: 'must be true, or a duration such as 90s, 5m or 2h',
      })
      .optional(),
    expect: suiteExpectation.optional(),
  })
  .refine(({ say, tap, wait }) => [say, tap, wait].filter((one) => one !== undefined).length === 1, {
    error: 'needs exactly one of say, tap and wait',
  });

/** A mock result of an action for one test, tried before the action's own examples. */
const suiteMock = z
  .strictObject({
    action: identifier,
    /** CEL over `request`, as in the examples of an action. */
    when: z.string().min(1).optional(),
    status: z.number().int().min(100).max(599).default(200),
    body: json.default(null),
    /** Simulated duration of the call; the test does not wait. */
    delayMs: z.number().int().min(0).max(120_000).default(0),
    /** True: the service is unreachable. */
    down: z.literal(true).optional(),
  })
  .refine(({ down, when }) => down === undefined || when === undefined, {
    error: 'a service that is down cannot have a "when"',
  });

/** A test: one conversation and what is expected of it. */
const suiteTest = z.strictObject({
  /** What it tests, in one sentence. */
  name: z.string().min(1),
  locale: languageTag.optional(),
  /** The customer's time zone; that of the project when absent. */
  timeZone: timeZone.optional(),
  /** Start time of the conversation. */
  at: dateTime.optional(),
  /** Seed of all random choices. */
  seed: z.number().int().min(0).default(0),
  /** The customer; anonymous when absent. */
  customer: z.strictObject({ id: z.string().min(1), authenticated: z.boolean().default(true) }).optional(),
  /** Remembered values at the start, by slot. */
  memory: jsonObject.optional(),
  mocks: z.array(suiteMock).default([]),
  /** What must be true before the customer's first message. */
  start: suiteExpectation.optional(),
  steps: z.array(suiteStep).default([]),
  /** What must be true at the end; texts, calls and states count from the start. */
  finally: suiteExpectation.optional(),
});

/** `tests/<id>.test.yaml`: a suite of conversations with expectations. */
export const suite = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  tests: z
    .array(suiteTest)
    .min(1)
    .refine((tests) => new Set(tests.map(({ name }) => name)).size === tests.length, {
      error: 'each test needs a unique name',
    }),
});

export type SaidMessage = z.infer<typeof saidMessage>;
export type SuiteExpectation = z.infer<typeof suiteExpectation>;
export type SuiteStep = z.infer<typeof suiteStep>;
export type SuiteMock = z.infer<typeof suiteMock>;
export type SuiteTest = z.infer<typeof suiteTest>;
export type Suite = z.infer<typeof suite>;
