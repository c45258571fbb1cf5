import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { afterCorrection, hasCorrectionMarker, isTakenBack } from '../../kit/answerWords.ts';
import { type QuickReply, say } from '../../kit/effect.ts';
import { evaluateAll, evaluateCondition } from '../../kit/evaluate.ts';
import {
  expression,
  expressionMap,
  quickReplyOption,
  reference,
  renderQuickReplies,
  text,
} from '../../kit/fieldSchemas.ts';
import { matchPhrase } from '../../kit/phrases.ts';
import { ladderShape, noInputText, repromptText } from '../../kit/reprompts.ts';
import { coerceSlotValue, entityOfSlot, inRole } from '../../kit/slotValues.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { StepContext, StepResult, StepTrigger } from '../../kit/step.ts';
import type { SlotDefinition } from '../../model/documents/projectManifest.ts';

export const collectSchema = z.strictObject({
  slot: reference,
  prompt: text,
  /** Entity to read the slot from; the one in the slot's declaration when absent. */
  entity: reference.optional(),
  reprompts: z.array(text).optional(),
  /** CEL over `value` and the usual names; true accepts the value. */
  validate: expression.optional(),
  /** An action that is asked whether the value is right, after `validate`. */
  validateAction: reference.optional(),
  /** Input of that action -> CEL over `value` and the usual names. */
  validateInputs: expressionMap.optional(),
  /** CEL over `value`, `result` (the action's output) and the usual names; absent: accepted when the action succeeds. */
  accept: expression.optional(),
  /** Said about a value that is not accepted. */
  invalid: text.optional(),
  /** Asks whether the value that was read is right; a text: asks so, over `value`. */
  confirm: z.union([z.boolean(), text]).optional(),
  quickReplies: z.array(quickReplyOption).optional(),
  /** Ask even if the slot is filled. */
  always: z.boolean().optional(),
  ...ladderShape,
});

export type CollectData = z.infer<typeof collectSchema>;

/** Values of the replies to tap while a value is being confirmed. */
export const confirmReplies = { yes: 'yes', no: 'no' } as const;

/** Asks for the slot, as the trigger wants it: for the first time, once more, or after a silence. */
export function askForSlot(
  data: CollectData,
  context: StepContext,
  remarks: StepResult['say'] = [],
): StepResult {
  const question = say(questionText(data, context), renderQuickReplies(data.quickReplies, context));
  return { say: [...remarks, question], next: { type: 'input' } };
}

function questionText(data: CollectData, context: StepContext): string {
  const { trigger } = context;
  const again =
    trigger.type === 'reprompt'
      ? repromptText(data.reprompts, trigger.times, context)
      : trigger.type === 'silence'
        ? noInputText(data.noInputPrompts, trigger.silences, context)
        : undefined;
  return again ?? context.render(data.prompt);
}

/** Asks whether a value is what the customer meant. `refused`: they have said no once in this state. */
export function askToConfirm(
  data: CollectData,
  context: StepContext,
  value: Json,
  refused: boolean,
): StepResult {
  const silent =
    context.trigger.type === 'silence'
      ? noInputText(data.noInputPrompts, context.trigger.silences, context)
      : undefined;
  const asked = typeof data.confirm === 'string' ? data.confirm : '$dialoom.confirm';
  const text = silent ?? context.render(asked, { value });
  return {
    say: [say(text, confirmQuickReplies(context))],
    local: { confirming: value, refused },
    next: { type: 'input' },
  };
}

/** The answers to tap: yes and no while a value is being confirmed, else those of the state. */
export function collectQuickReplies(data: CollectData, context: StepContext): readonly QuickReply[] {
  return context.local.confirming === undefined
    ? renderQuickReplies(data.quickReplies, context)
    : confirmQuickReplies(context);
}

function confirmQuickReplies(context: StepContext): readonly QuickReply[] {
  return [
    { label: context.render('$dialoom.yes'), value: confirmReplies.yes },
    { label: context.render('$dialoom.no'), value: confirmReplies.no },
  ];
}

/** A value on its way into the slot. */
interface Candidate {
  readonly value: Json;
  /** True when something in the message was recognised; false when the whole message was taken as it is. */
  readonly recognised: boolean;
  /** True when the slot held it before the state was entered. */
  readonly prefilled: boolean;
}

/** The first look at a value: the condition, then the action if one is to be asked, then the customer. */
export function judgeValue(data: CollectData, context: StepContext, candidate: Candidate): StepResult {
  const { value } = candidate;
  if (data.validate !== undefined && !evaluateCondition(data.validate, context, { value })) {
    return refuse(data, context, candidate);
  }
  if (!data.validateAction) return take(data, context, candidate);
  const input = evaluateAll(data.validateInputs, context, { value });
  return {
    local: { checking: { ...candidate } },
    next: { type: 'request', effect: { type: 'run_action', action: data.validateAction, input } },
  };
}

/** What the action said of the value. */
export function judgeAnswer(
  data: CollectData,
  context: StepContext,
  trigger: Extract<StepTrigger, { type: 'action_result' | 'request_failed' | 'repeated' }>,
): StepResult {
  const candidate = context.local.checking as unknown as Candidate;
  if (trigger.type === 'repeated') return take(data, context, candidate);
  const error = trigger.type === 'request_failed' ? trigger.error : trigger.result.error;
  if (error !== null) {
    return context.connected('error')
      ? { local: {}, next: { type: 'outcome', outcome: 'error', error } }
      : refuse(data, context, candidate);
  }
  const result = trigger.type === 'action_result' ? trigger.result.output : {};
  const { value } = candidate;
  return data.accept === undefined || evaluateCondition(data.accept, context, { value, result })
    ? take(data, context, candidate)
    : refuse(data, context, candidate);
}

/** A value that was there before the question is not confirmed: nobody was asked for it. */
function take(data: CollectData, context: StepContext, { value, prefilled }: Candidate): StepResult {
  if (prefilled) return { next: { type: 'outcome', outcome: 'next' } };
  if (data.confirm === undefined || data.confirm === false) return keep(data, value);
  return { ...askToConfirm(data, context, value, context.local.refused === true), understood: true };
}

/** The value goes into the slot. */
export function keep(data: CollectData, value: Json): StepResult {
  return {
    slots: { [data.slot]: value },
    local: {},
    understood: true,
    next: { type: 'outcome', outcome: 'next' },
  };
}

/** A prefilled value is dropped and asked for; one just given is told to be wrong. */
function refuse(
  data: CollectData,
  context: StepContext,
  { value, recognised, prefilled }: Candidate,
): StepResult {
  const remarks = data.invalid === undefined ? [] : [say(context.render(data.invalid, { value }))];
  if (prefilled) {
    return { ...askForSlot(data, context, remarks), slots: { [data.slot]: null }, local: {} };
  }
  return { say: remarks, local: {}, next: { type: 'no_match', hold: recognised } };
}

/** A value found in a message. */
export interface Answer {
  readonly value: Json;
  /** True when something in the message was recognised; false when the whole message was taken as it is. */
  readonly recognised: boolean;
}

/**
 * Reads a slot from a message: the value of a tapped reply of this state, else an entity, else a value of the list,
 * else the whole message. A text slot with an entity is never read from the whole message. Who takes something back
 * ("size 8, no wait, 9") means the value that was said last.
 *
 * @param offered - Values of the state's quick replies. A tapped reply of an earlier message is not an answer.
 * @returns Undefined when the message does not hold a fitting value.
 */
export function readAnswer(
  message: LastMessage,
  definition: SlotDefinition,
  ownEntity: string | undefined,
  offered: readonly string[],
): Answer | undefined {
  const tapped = offered.find((value) => value === message.value);
  const chosen = tapped === undefined ? undefined : coerceSlotValue(definition, tapped);
  if (chosen !== undefined) return { value: chosen, recognised: true };

  const wanted = entityOfSlot(definition, ownEntity);
  const mentioned = readMention(message, definition, wanted);
  if (mentioned !== undefined) return { value: mentioned, recognised: true };

  if (definition.type === 'list') {
    const named = readListValue(message.text, definition.values ?? []);
    return named === undefined ? undefined : { value: named, recognised: true };
  }

  if (definition.type === 'text' && wanted !== undefined) return undefined;
  const whole = coerceSlotValue(definition, message.text);
  return whole === undefined ? undefined : { value: whole, recognised: definition.type !== 'text' };
}

function readMention(
  { text, nlu }: LastMessage,
  definition: SlotDefinition,
  wanted: string | undefined,
): Json | undefined {
  const found: { readonly value: Json; readonly start: number }[] = [];
  const mentions = nlu.entities.filter(({ entity }) => entity === wanted);
  for (const { value: raw, start } of inRole(definition, mentions)) {
    const value = coerceSlotValue(definition, raw);
    if (value !== undefined) found.push({ value, start });
  }
  if (found.length < 2 || !hasCorrectionMarker(text)) return found[0]?.value;
  const meant = found.filter(({ start }) => !isTakenBack(text, start));
  return (meant.at(-1) ?? found.at(-1))?.value;
}

function readListValue(text: string, values: readonly string[]): string | undefined {
  const candidates = values.map((value) => ({ value, phrases: [value] }));
  const corrected = afterCorrection(text);
  return (
    (corrected === undefined ? undefined : matchPhrase(corrected, candidates)) ??
    matchPhrase(text, candidates)
  );
}
