import { z } from 'zod';
import { durationText } from '../duration.ts';
import { identifier, languageTag } from '../identifier.ts';
import { json, jsonObject } from '../jsonSchema.ts';
import { escalationTrigger, priority } from './escalationRule.ts';

const expression = /^\/(.+)\/([iu]*)$/s;

/**
 * Makes the test of a text that stands in a suite: `/order \d+/i` is a regular expression, anything else is part of the
 * text, to the letter.
 *
 * @returns Undefined when it is written as a regular expression and is none.
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
/** One text, or several that all must be there; none at all when the list is empty. */
const texts = z.union([pattern(), z.array(pattern())], {
  error: 'must be a text or a list of texts: put numbers and words such as null in quotes',
});

function pattern() {
  return text.refine((value) => textPattern(value) !== undefined, {
    error: 'is no regular expression that JavaScript knows',
  });
}

/** A state as it is written in a test: `returns/ask_order`, or the flow alone. */
export const suitePlace = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\/[a-z][a-z0-9_]*)?$/, 'must be flow/state, or a flow alone');

/** `2026-01-15T10:00:00Z`. */
export const dateTime = z.iso.datetime({ offset: true });

const expectedCall = z.strictObject({
  action: identifier,
  /** Values that the input must have; it may have others. */
  input: jsonObject.optional(),
  /** How often it is called in all; absent: at least once. */
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

/** What must be true after a step. What is not written is not looked at. */
const suiteExpectation = z.strictObject({
  /** Each is part of something that was said, or a /regular expression/. */
  says: texts.optional(),
  notSays: texts.optional(),
  /** The state in which the conversation waits. */
  at: suitePlace.optional(),
  /** States entered, in this order, among others. */
  path: z.array(suitePlace).optional(),
  /** Values of slots; null: empty. */
  slots: z.record(identifier, json).optional(),
  /** The intent that was recognised; null: none. */
  intent: identifier.nullable().optional(),
  actions: z.array(expectedCall).optional(),
  escalates: z
    .union([z.boolean(), expectedHandoff], {
      error: 'must be true, false, or what the handoff is like: { trigger, rule, queue, priority, reason }',
    })
    .optional(),
  ended: z
    .union([z.enum(['resolved', 'unresolved', 'escalated']), z.literal(false)], {
      error: 'must be resolved, unresolved, escalated or false',
    })
    .optional(),
  /** Knowledge sources that back what was said. */
  citations: z.array(text).optional(),
  /** Labels that can be tapped. */
  quickReplies: z.array(text).optional(),
  /** What is kept beyond the conversation, by slot; null: nothing, or forgotten. */
  remembers: z.record(identifier, json).optional(),
  locale: languageTag.optional(),
});

/** What the customer does: exactly one of say, tap and wait. */
const suiteStep = z
  .strictObject({
    say: text.optional(),
    /** Label (or value) of an answer that is offered. */
    tap: text.optional(),
    /** True: until the conversation wakes up by itself; or a span of time. */
    wait: z
      .union([z.literal(true), durationText], {
        error: 'must be true, or a span of time such as 90s, 5m or 2h',
      })
      .optional(),
    expect: suiteExpectation.optional(),
  })
  .refine(({ say, tap, wait }) => [say, tap, wait].filter((one) => one !== undefined).length === 1, {
    error: 'needs exactly one of say, tap and wait',
  });

/** An answer of an action in one test, before the examples of the action itself. */
const suiteMock = z
  .strictObject({
    action: identifier,
    /** CEL over `request`, as in the examples of an action. */
    when: z.string().min(1).optional(),
    status: z.number().int().min(100).max(599).default(200),
    body: json.default(null),
    /** The answer takes this long; the test does not. */
    delayMs: z.number().int().min(0).max(120_000).default(0),
    /** The service cannot be reached. */
    down: z.literal(true).optional(),
  })
  .refine(({ down, when }) => down === undefined || when === undefined, {
    error: 'a service that is down answers nothing, whatever "when" says',
  });

/** One conversation and what must come of it. */
const suiteTest = z.strictObject({
  /** What it shows, in a sentence. */
  name: z.string().min(1),
  locale: languageTag.optional(),
  /** When the conversation begins. */
  at: dateTime.optional(),
  /** What chance decides is drawn from it. */
  seed: z.number().int().min(0).default(0),
  /** Who it is with; nobody known when absent. */
  customer: z.strictObject({ id: z.string().min(1), authenticated: z.boolean().default(true) }).optional(),
  /** What is remembered from before, by slot. */
  memory: jsonObject.optional(),
  mocks: z.array(suiteMock).default([]),
  /** What must be true before the customer says anything. */
  start: suiteExpectation.optional(),
  steps: z.array(suiteStep).default([]),
  /** What must be true at the end; what was said, done and entered counts from the start on. */
  finally: suiteExpectation.optional(),
});

/** `tests/<id>.test.yaml`: conversations that must go as they are written. */
export const suite = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  tests: z
    .array(suiteTest)
    .min(1)
    .refine((tests) => new Set(tests.map(({ name }) => name)).size === tests.length, {
      error: 'each test needs a name of its own',
    }),
});

export type SuiteExpectation = z.infer<typeof suiteExpectation>;
export type SuiteStep = z.infer<typeof suiteStep>;
export type SuiteMock = z.infer<typeof suiteMock>;
export type SuiteTest = z.infer<typeof suiteTest>;
export type Suite = z.infer<typeof suite>;
