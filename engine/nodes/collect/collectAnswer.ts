import { z } from 'zod';
import type { Json } from '../../base/json.ts';
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
import { ladderShape, noInputText, repromptText } from '../../kit/reprompts.ts';
import type { StepContext, StepResult, StepTrigger } from '../../kit/step.ts';

export const collectSchema = z.strictObject({
  slot: reference,
  prompt: text,
  /** Entity to read the slot from; the one in the slot's declaration when absent. */
  entity: reference.optional(),
  reprompts: z.array(text).optional(),
  /** CEL over `value` and the usual names; true accepts the value. */
  validate: expression.optional(),
  /** An action that checks the value, after `validate`. */
  validateAction: reference.optional(),
  /** Input of that action -> CEL over `value` and the usual names. */
  validateInputs: expressionMap.optional(),
  /** CEL over `value`, `result` (the action's output) and the usual names; absent: accepted if the call succeeds. */
  accept: expression.optional(),
  /** Said when a value is rejected. */
  invalid: text.optional(),
  /** Asks the customer to confirm the value; a text is used as the question and may contain `value`. */
  confirm: z.union([z.boolean(), text]).optional(),
  quickReplies: z.array(quickReplyOption).optional(),
  /** Ask even if the slot is filled. */
  always: z.boolean().optional(),
  /** True: the whole message is the value of a text, even if it is a question or a greeting. */
  acceptAnything: z.boolean().optional(),
  ...ladderShape,
});

export type CollectData = z.infer<typeof collectSchema>;

/** Values of the quick replies of a confirmation. */
export const confirmReplies = { yes: 'yes', no: 'no' } as const;

/** Asks for the slot as the trigger demands: for the first time, again, or after silence. */
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

/** Asks the customer to confirm a value. `refused`: they have already said no once in this state. */
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
  const text = silent ?? context.render(asked, { value }, { value: data.slot });
  return {
    say: [say(text, confirmQuickReplies(context))],
    local: { confirming: value, refused },
    next: { type: 'input' },
  };
}

/** The quick replies: yes and no during a confirmation, otherwise those of the state. */
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

/** A value that is being checked. */
interface Candidate {
  readonly value: Json;
  /** True if something in the message was recognised; false if the whole message was taken. */
  readonly recognised: boolean;
  /** True if the slot had it before the state was entered. */
  readonly prefilled: boolean;
  /** True if the customer gave it as an answer, besides a correction. */
  readonly given?: boolean;
  /** True if the customer mentioned it before without saying what it is. */
  readonly noted?: boolean;
}

/** Checks a value: first the condition, then the action, then the customer's confirmation. */
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

/** Handles the result of the checking action. */
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

/**
 * A prefilled value is not confirmed, unless it answers the question or was only mentioned: the customer was not asked
 * for it.
 */
function take(data: CollectData, context: StepContext, candidate: Candidate): StepResult {
  const { value, prefilled, given = false, noted = false } = candidate;
  const isConfirmed = noted || (data.confirm !== undefined && data.confirm !== false);
  if (prefilled && !noted && !(given && isConfirmed)) return { next: { type: 'outcome', outcome: 'next' } };
  if (!isConfirmed) return keep(data, value);
  return {
    ...askToConfirm(data, context, value, context.local.refused === true),
    ...(prefilled && { slots: { [data.slot]: null } }),
    understood: true,
  };
}

/** Stores the value in the slot. */
export function keep(data: CollectData, value: Json): StepResult {
  return {
    slots: { [data.slot]: value },
    local: {},
    understood: true,
    next: { type: 'outcome', outcome: 'next' },
  };
}

/** Rejects the value: a prefilled one is dropped and asked for, one just given is reported as invalid. */
function refuse(
  data: CollectData,
  context: StepContext,
  { value, recognised, prefilled, noted }: Candidate,
): StepResult {
  // Nobody offered a noted value here, so nothing is said about it.
  if (noted === true) return { ...askForSlot(data, context), local: {} };
  const remarks =
    data.invalid === undefined ? [] : [say(context.render(data.invalid, { value }, { value: data.slot }))];
  if (prefilled) {
    return { ...askForSlot(data, context, remarks), slots: { [data.slot]: null }, local: {} };
  }
  return { say: remarks, local: {}, next: { type: 'no_match', hold: recognised } };
}
