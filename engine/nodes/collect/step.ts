import type { Json } from '../../base/json.ts';
import { errors } from '../../kit/errors.ts';
import { renderQuickReplies } from '../../kit/quickReplyOption.ts';
import { readYesNo } from '../../kit/readYesNo.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { SlotDefinition } from '../../model/projectManifest.ts';
import { askForSlot, askToConfirm, confirmReplies } from './askQuestion.ts';
import { judgeAnswer, judgeValue, keep } from './judgeValue.ts';
import { type Answer, readAnswer } from './readAnswer.ts';
import type { CollectData } from './schema.ts';

/** Asks for the slot unless it is filled, judges the answer, has it confirmed if that is wanted, and keeps it. */
export function collectStep(data: CollectData, context: StepContext): StepResult {
  const { trigger, local } = context;
  switch (trigger.type) {
    case 'input':
      return local.confirming === undefined
        ? takeAnswer(data, context, trigger.message)
        : takeConfirmation(data, context, trigger.message, local.confirming);
    case 'action_result':
    case 'request_failed':
    case 'repeated':
      return judgeAnswer(data, context, trigger);
    case 'enter':
      return enter(data, context);
    default:
      return local.confirming === undefined
        ? askForSlot(data, context)
        : askToConfirm(data, context, local.confirming, local.refused === true);
  }
}

function enter(data: CollectData, context: StepContext): StepResult {
  if (context.slot(data.slot) === undefined) throw errors.FLOW_SLOT_UNKNOWN({ slot: data.slot });
  const value = context.slots[data.slot] ?? null;
  if (value === null || (data.always === true && !context.rewalking)) return askForSlot(data, context);
  return judgeValue(data, context, { value, recognised: true, prefilled: true });
}

function takeAnswer(data: CollectData, context: StepContext, message: LastMessage): StepResult {
  const answer = read(data, context, message, definitionOf(data, context));
  if (answer === undefined) return { next: { type: 'no_match' } };
  return judgeValue(data, context, { ...answer, prefilled: false });
}

/** The answer to "is that right?": another value is confirmed anew; the first no asks again and is no failure. */
function takeConfirmation(
  data: CollectData,
  context: StepContext,
  message: LastMessage,
  value: Json,
): StepResult {
  const definition = definitionOf(data, context);
  const other =
    message.value === undefined && definition.type !== 'boolean'
      ? read(data, context, message, definition)
      : undefined;
  if (other?.recognised === true && other.value !== value) {
    return judgeValue(data, context, { ...other, prefilled: false });
  }
  const tapped = message.value === undefined ? undefined : message.value === confirmReplies.yes;
  const right = tapped ?? readYesNo(message.text);
  if (right === true) return keep(data, value);
  if (right === undefined && other !== undefined) {
    return judgeValue(data, context, { ...other, prefilled: false });
  }
  if (right === undefined || context.local.refused === true) {
    return { next: { type: 'no_match', hold: right === false } };
  }
  return { ...askForSlot(data, context), local: { refused: true } };
}

function read(
  data: CollectData,
  context: StepContext,
  message: LastMessage,
  definition: SlotDefinition,
): Answer | undefined {
  const offered = renderQuickReplies(data.quickReplies, context).map((reply) => reply.value);
  return readAnswer(message, definition, data.entity, offered);
}

function definitionOf(data: CollectData, context: StepContext): SlotDefinition {
  const definition = context.slot(data.slot);
  if (definition === undefined) throw errors.FLOW_SLOT_UNKNOWN({ slot: data.slot });
  return definition;
}
