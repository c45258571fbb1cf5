import { errors } from '../../kit/errors.ts';
import { evaluateCondition } from '../../kit/evaluateCondition.ts';
import { renderQuickReplies } from '../../kit/quickReplyOption.ts';
import { repromptText } from '../../kit/repromptText.ts';
import { say } from '../../kit/say.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import { readAnswer } from './readAnswer.ts';
import type { CollectData } from './schema.ts';

/** Asks for the slot unless it is filled, and takes the answer. */
export function collectStep(data: CollectData, context: StepContext): StepResult {
  const { trigger } = context;
  if (trigger.type === 'input') return takeAnswer(data, context, trigger.message);
  if (trigger.type === 'reprompt') {
    return ask(data, context, repromptText(data.reprompts, trigger.failures, context));
  }
  if (context.slot(data.slot) === undefined) throw errors.FLOW_SLOT_UNKNOWN({ slot: data.slot });
  const filled = (context.slots[data.slot] ?? null) !== null;
  if (filled && data.always !== true) return { next: { type: 'outcome', outcome: 'next' } };
  return ask(data, context, context.render(data.prompt));
}

function ask(data: CollectData, context: StepContext, text: string | undefined): StepResult {
  const quickReplies = renderQuickReplies(data.quickReplies, context);
  return { say: [say(text ?? context.render(data.prompt), quickReplies)], next: { type: 'input' } };
}

function takeAnswer(data: CollectData, context: StepContext, message: LastMessage): StepResult {
  const definition = context.slot(data.slot);
  if (definition === undefined) throw errors.FLOW_SLOT_UNKNOWN({ slot: data.slot });
  const offered = renderQuickReplies(data.quickReplies, context).map((reply) => reply.value);
  const answer = readAnswer(message, definition, data.entity, offered);
  if (answer === undefined) return { next: { type: 'no_match' } };
  const { value, recognised } = answer;
  if (data.validate !== undefined && !evaluateCondition(data.validate, context, { value })) {
    const remark = data.invalid === undefined ? [] : [say(context.render(data.invalid, { value }))];
    return { say: remark, next: { type: 'no_match', hold: recognised } };
  }
  return { slots: { [data.slot]: value }, understood: true, next: { type: 'outcome', outcome: 'next' } };
}
