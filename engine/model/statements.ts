import { z } from 'zod';
import { AppError, type ErrorData } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import { attachmentKinds } from './attachment.ts';
import { escalationTrigger } from './documents/escalationRule.ts';
import { json, jsonObject } from './jsonSchema.ts';
import { reading } from './reading.ts';

/**
 * Statements: what the machine and the conversation say about themselves, as data. A statement is a code with params,
 * which are ids and values. `engine/words` turns it into a sentence where a person reads it, so a better sentence
 * changes no recording and breaks no replay. Recordings keep statements for good: once released, a code keeps its
 * params.
 */
function says<C extends string, P extends z.ZodRawShape>(code: C, params: P) {
  return z.strictObject({ code: z.literal(code), params: z.strictObject(params) });
}

const place = { flow: z.string(), state: z.string() };
const count = z.number().int();

/** An error in a conversation. One that the machine created has its params; one from a port has its message. */
export const errorDetails = z.strictObject({
  /** The error code. */
  error: z.string(),
  params: jsonObject.exactOptional(),
  message: z.string().exactOptional(),
  location: z
    .strictObject({
      file: z.string().exactOptional(),
      line: z.number().exactOptional(),
      column: z.number().exactOptional(),
      flow: z.string().exactOptional(),
      state: z.string().exactOptional(),
      field: z.string().exactOptional(),
    })
    .exactOptional(),
});

/** Written by the authors of the project, rendered for this conversation. */
const authored = says('authored', { text: z.string() });
/** A sentence in an old recording, from before there were statements. */
const earlierText = says('earlier_text', { text: z.string() });
const failed = z.strictObject({ code: z.literal('error'), params: errorDetails });

const tried = [
  says('done', { durationMs: z.number().exactOptional() }),
  says('answered_with_status', { status: count, durationMs: z.number().exactOptional() }),
  says('answered_from', { sources: z.array(z.string()) }),
  says('answered_by', { model: z.string() }),
  says('nothing_found', {}),
  says('best_passage_below', { score: z.number(), threshold: z.number() }),
  says('no_passage_close', {}),
  says('flow_ended', { resolution: z.enum(['resolved', 'unresolved']) }),
  says('cancelled_by_customer', {}),
  says('answer_refused', {}),
  says('suggestions_offered', {}),
  says('asked_again', {}),
] as const;

/** The result of something that was attempted for the customer. */
export const triedStatement = z.discriminatedUnion('code', [failed, earlierText, ...tried]);

const reasons = [
  says('person_requested', {}),
  says('danger', { danger: z.enum(['self_harm', 'violence', 'medical']) }),
  says('not_understood', { messages: count }),
  says('negative_sentiment', { sentiment: z.number(), below: z.number(), messages: count }),
  says('urgent', { urgency: z.number(), atLeast: z.number(), messages: count }),
  says('low_confidence', { confidence: z.number(), below: z.number(), messages: count }),
  says('keyword_used', { phrase: z.string() }),
  says('restricted_topic', { intent: z.string(), confidence: z.number() }),
  says('turns_without_result', { messages: count, over: count }),
  says('condition_holds', {
    when: z.string(),
    values: z.array(z.strictObject({ name: z.string(), value: json })),
  }),
  says('action_failed', { action: z.string(), times: count, detail: triedStatement }),
  says('action_slow', { action: z.string(), durationMs: z.number(), limitMs: z.number() }),
  says('action_timed_out', { action: z.string(), timeoutMs: z.number(), limitMs: z.number() }),
] as const;

/** Why a conversation is handed over. */
export const reasonStatement = z.discriminatedUnion('code', [authored, earlierText, failed, ...reasons]);

const nextSteps = [
  says('act_on_trigger', { trigger: escalationTrigger.exclude(['state']) }),
  says('go_on_from', place),
] as const;

/** What the agent should do first. */
export const nextStepStatement = z.discriminatedUnion('code', [authored, earlierText, ...nextSteps]);

const summary = [
  says('customer_wants', { name: z.string().nullable(), intent: z.string(), utterance: z.string() }),
  says('customer_wrote', { name: z.string().nullable(), text: z.string() }),
  says('customer_silent', { name: z.string().nullable() }),
  says('facts_known', { facts: z.array(z.strictObject({ slot: z.string(), value: json })) }),
  says('stopped_at', { ...place, reason: reasonStatement }),
] as const;

/** A part of the summary of a conversation: who wants what, what is known, where it stopped and why. */
export const summaryStatement = z.discriminatedUnion('code', [earlierText, ...summary]);

const whys = [
  says('escalated', {
    trigger: escalationTrigger,
    rule: z.string().nullable(),
    reason: reasonStatement,
  }),
  says('rule_failed', { rule: z.string(), error: errorDetails }),
  says('message_refused', {}),
  /** How the message was understood, and how else it could have been. */
  says('message_read', { chosen: z.array(reading), rejected: z.array(reading) }),
  says('act_answered', { act: z.string() }),
  says('asked_about_assistant', { what: z.string() }),
  says('not_wanted', { what: z.string() }),
  says('customer_needs_time', {}),
  says('customer_said_goodbye', {}),
  says('person_offered', {}),
  says('language_unavailable', { language: z.string() }),
  says('other_question_answered', {}),
  says('asked_for_words', { kinds: z.array(z.enum(attachmentKinds)) }),
  says('suggestions_shown', {}),
  says('still_waiting', {}),
  says('question_repeated', {}),
  says('customer_silent_for', { silences: count }),
  says('slots_filled', { slots: z.array(z.string()) }),
  says('slots_expired', { slots: z.array(z.string()) }),
  says('slot_corrected', { slot: z.string(), backTo: z.strictObject(place).nullable() }),
  says('slot_emptied', { slot: z.string(), backTo: z.strictObject(place).nullable() }),
  says('correction_too_late', { slot: z.string() }),
  says('customer_forgotten', {}),
  says('language_changed', { locale: z.string() }),
  says('out_of_scope', { intent: z.string() }),
  /** Only a language model proposed the reading. */
  says('confirmation_asked', { reading }),
  says('clarification_asked', {
    candidates: z.array(z.strictObject({ flow: z.string(), confidence: z.number() })),
  }),
  says('neither_meant', {}),
  says('flow_called', { flow: z.string() }),
  says('flow_left_for', { flow: z.string() }),
  says('flow_interrupts', { flow: z.string() }),
  says('flow_held', { flow: z.string() }),
  says('flow_queued', { flow: z.string() }),
  says('flow_forbidden', { flow: z.string() }),
  says('flow_running', { flow: z.string() }),
  says('flow_too_deep', { flow: z.string() }),
  says('authentication_first', { flow: z.string() }),
  says('verification_first', { flow: z.string(), slots: z.array(z.string()).readonly() }),
  says('slots_verified', { slots: z.array(z.string()).readonly() }),
  says('flows_cancelled', { flows: z.array(z.string()) }),
  says('nothing_to_cancel', {}),
  says('action_done_before', { action: z.string() }),
] as const;

/** Why the machine took a step, where the step itself is not enough. */
export const whyStatement = z.discriminatedUnion('code', [earlierText, failed, ...whys]);

const values = [
  says('nothing', {}),
  says('value', { value: json }),
  says('conversation_goes_on', {}),
  says('conversation_ends', { resolution: z.string() }),
] as const;

/** One side of a difference: a value, what was said about an escalation, or how the conversation ended. */
export const sideStatement = z.discriminatedUnion('code', [
  ...values,
  authored,
  earlierText,
  failed,
  ...reasons,
  ...nextSteps,
  ...tried,
]);

const text = z.string();
const sides = { was: sideStatement, is: sideStatement };

const differences = [
  says('turn_missing', { customer: text }),
  says('intent_differs', { customer: text, ...sides }),
  says('state_differs', { after: text.nullable(), was: text.nullable(), is: text.nullable() }),
  says('action_differs', { was: text.nullable(), is: text.nullable() }),
  says('text_differs', { was: text.nullable(), is: text.nullable() }),
  says('handoff_new', { reason: reasonStatement }),
  says('handoff_missing', { reason: reasonStatement }),
  says('handoff_differs', { field: text, ...sides }),
  says('end_differs', sides),
] as const;

/** How a turn of a recording differs today. */
export const differenceStatement = z.discriminatedUnion('code', differences);

const notes = [says('line_unfinished', { line: count })] as const;

/** A finding while reading a recording. */
export const noteStatement = z.discriminatedUnion('code', notes);

const findings = [
  says('not_said', {}),
  says('was_said', {}),
  says('something_said', {}),
  says('conversation_ended', {}),
  says('conversation_active', {}),
  says('waits_elsewhere', {}),
  says('states_entered', {}),
  says('state_not_entered', {}),
  says('name_unknown', {}),
  says('slot_differs', {}),
  says('slot_verified', {}),
  says('slot_not_verified', {}),
  says('memory_differs', {}),
  says('intent_not_expected', {}),
  says('actions_called', {}),
  says('action_not_called', {}),
  says('action_called_times', { times: count }),
  says('not_handed_over', {}),
  says('handed_over', {}),
  says('handed_over_otherwise', {}),
  says('not_cited', {}),
  says('not_offered', {}),
  says('list_not_empty', {}),
  says('locale_differs', {}),
] as const;

/** How a test differs from what is expected. */
export const findingStatement = z.discriminatedUnion('code', [failed, ...findings]);

export type ErrorDetails = z.infer<typeof errorDetails>;
export type TriedStatement = z.infer<typeof triedStatement>;
export type ReasonStatement = z.infer<typeof reasonStatement>;
export type NextStepStatement = z.infer<typeof nextStepStatement>;
export type SummaryStatement = z.infer<typeof summaryStatement>;
export type WhyStatement = z.infer<typeof whyStatement>;
export type SideStatement = z.infer<typeof sideStatement>;
export type DifferenceStatement = z.infer<typeof differenceStatement>;
export type NoteStatement = z.infer<typeof noteStatement>;
export type FindingStatement = z.infer<typeof findingStatement>;

/** Any statement. */
export type Statement =
  | TriedStatement
  | ReasonStatement
  | NextStepStatement
  | SummaryStatement
  | WhyStatement
  | SideStatement
  | DifferenceStatement
  | NoteStatement
  | FindingStatement;
export type StatementCode = Statement['code'];
/** The parameters of a code. */
export type ParamsOf<C extends StatementCode> = Extract<Statement, { readonly code: C }>['params'];

/** The schemas of all statements, one for each code. */
export const statementSchemas = [
  authored,
  earlierText,
  failed,
  ...tried,
  ...reasons,
  ...nextSteps,
  ...summary,
  ...whys,
  ...values,
  ...differences,
  ...notes,
  ...findings,
] as const;

/**
 * The details of an error for a recording: code and params if a catalogue of this process created it, code and message
 * if it was received as data.
 */
export function errorDetailsOf(error: AppError | ErrorData): ErrorDetails {
  const { code, location } = error;
  const at = location === undefined ? {} : { location };
  return error instanceof AppError && error.params !== undefined
    ? { error: code, params: error.params as JsonObject, ...at }
    : { error: code, message: error.message, ...at };
}
