import type { Json } from '../../base/json.ts';
import { evaluateAll } from '../../kit/evaluateAll.ts';
import { evaluateCondition } from '../../kit/evaluateCondition.ts';
import { say } from '../../kit/say.ts';
import type { StepContext, StepTrigger } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import { askForSlot, askToConfirm } from './askQuestion.ts';
import type { CollectData } from './schema.ts';

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
