import type { Json } from '../../base/json.ts';
import { readYesNo } from '../../kit/answerWords.ts';
import {
  defineNode,
  errorOutcome,
  nextOutcome,
  noInputOutcome,
  noMatchOutcome,
} from '../../kit/defineNode.ts';
import { stepErrors } from '../../kit/errors.ts';
import { quickRepliesField, renderQuickReplies } from '../../kit/fieldSchemas.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import { ladderFields, ladderOf, repromptsField } from '../../kit/reprompts.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import type { SlotDefinition } from '../../model/documents/projectManifest.ts';
import {
  type Answer,
  askForSlot,
  askToConfirm,
  type CollectData,
  collectQuickReplies,
  collectSchema,
  confirmReplies,
  judgeAnswer,
  judgeValue,
  keep,
  readAnswer,
} from './collectAnswer.ts';
import { collectFixtures } from './fixtures.ts';

const collectFields: readonly FieldDescriptor[] = [
  { path: 'slot', label: 'Slot', type: 'slot', required: true, help: 'What to find out.' },
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    required: true,
    help: 'The question; not asked when the slot is filled already.',
  },
  { path: 'entity', label: 'Entity', type: 'entity', help: "Read from this entity; the slot's when empty." },
  repromptsField,
  {
    path: 'validate',
    label: 'Accept if',
    type: 'expression',
    placeholder: 'value > 0.0',
    help: 'Condition over `value`.',
  },
  {
    path: 'validateAction',
    label: 'Ask an action',
    type: 'action',
    help: 'Called with the value; it says whether the value is right.',
  },
  {
    path: 'validateInputs',
    label: 'Inputs of that action',
    type: 'expressions',
    keys: 'action-inputs',
    actionPath: 'validateAction',
    help: 'What the action is given; `value` is the value.',
    addLabel: 'Add an input',
  },
  {
    path: 'accept',
    label: 'Accept its answer if',
    type: 'expression',
    placeholder: 'result.found',
    help: 'Condition over `result` and `value`; when empty, an answer without an error is enough.',
  },
  {
    path: 'invalid',
    label: 'If not accepted',
    type: 'text',
    multiline: true,
    help: 'Said about a value that is not accepted; `value` is it.',
  },
  {
    path: 'confirm',
    label: 'Confirm with',
    type: 'text',
    multiline: true,
    placeholder: '$dialoom.confirm',
    help: 'Asks whether the value that was read is right; `value` is it. Not asked when empty.',
  },
  quickRepliesField,
  { path: 'always', label: 'Ask even if filled', type: 'boolean' },
  ...ladderFields,
];

/** Asks for the slot unless it is filled, judges the answer, has it confirmed if that is wanted, and keeps it. */
function collectStep(data: CollectData, context: StepContext): StepResult {
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
  if (context.slot(data.slot) === undefined) throw stepErrors.FLOW_SLOT_UNKNOWN({ slot: data.slot });
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
  if (definition === undefined) throw stepErrors.FLOW_SLOT_UNKNOWN({ slot: data.slot });
  return definition;
}

/** Finds out the value of a slot. */
export const collectNode = defineNode({
  kind: 'collect',
  label: 'Collect',
  description: 'Asks for a value and keeps it in a slot; skipped when the slot is filled already.',
  icon: 'forms',
  category: 'ask',
  schema: collectSchema,
  defaults: { slot: '', prompt: 'Could you tell me, please?' },
  fields: collectFields,
  outcomes: (data) => [
    nextOutcome,
    noMatchOutcome,
    noInputOutcome,
    ...(data.validateAction ? [errorOutcome] : []),
  ],
  summary: (data) => data.prompt,
  asks: (data) => ({ slot: data.slot, entity: data.entity || undefined }),
  ladder: ladderOf,
  quickReplies: collectQuickReplies,
  fixtures: collectFixtures,
  step: collectStep,
});
