import {
  defineNode,
  errorOutcome,
  nextOutcome,
  noInputOutcome,
  noMatchOutcome,
} from '../../kit/defineNode.ts';
import { stepErrors } from '../../kit/errors.ts';
import type { Expectation, GivenAnswer } from '../../kit/expectation.ts';
import { quickRepliesField, renderQuickReplies } from '../../kit/fieldSchemas.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import { ladderFields, ladderOf, repromptsField } from '../../kit/reprompts.ts';
import { entityOfSlot } from '../../kit/slotValues.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import type { SlotDefinition } from '../../model/documents/projectManifest.ts';
import {
  askForSlot,
  askToConfirm,
  type CollectData,
  collectQuickReplies,
  collectSchema,
  judgeAnswer,
  judgeValue,
  keep,
} from './collectAnswer.ts';
import { collectFixtures } from './fixtures.ts';

const collectFields: readonly FieldDescriptor[] = [
  { path: 'slot', label: 'Slot', type: 'slot', required: true, help: 'The slot to fill.' },
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    required: true,
    help: 'The question; skipped if the slot is already filled.',
  },
  {
    path: 'entity',
    isAdvanced: true,
    label: 'Entity',
    type: 'entity',
    help: "Entity to read the value from; the slot's entity if empty.",
  },
  repromptsField,
  {
    path: 'validate',
    label: 'Accept if',
    type: 'expression',
    placeholder: 'value > 0.0',
    help: 'CEL condition on `value`.',
  },
  {
    path: 'validateAction',
    isAdvanced: true,
    label: 'Check with action',
    type: 'action',
    help: 'Action that checks whether the value is right.',
  },
  {
    path: 'validateInputs',
    isAdvanced: true,
    label: 'Inputs of the action',
    type: 'expressions',
    keys: 'action-inputs',
    actionPath: 'validateAction',
    help: 'Values passed to the action; `value` is the value to check.',
    addLabel: 'Add an input',
  },
  {
    path: 'accept',
    isAdvanced: true,
    label: 'Accept the result if',
    type: 'expression',
    placeholder: 'result.found',
    help: 'CEL condition on `result` and `value`; if empty, any successful call accepts the value.',
  },
  {
    path: 'invalid',
    label: 'When rejected',
    type: 'text',
    multiline: true,
    help: 'Shown when the value is rejected; use {{ value }} to refer to it.',
  },
  {
    path: 'confirm',
    label: 'Confirm with',
    type: 'text',
    multiline: true,
    placeholder: '$dialoom.confirm',
    help: 'Asks the customer to confirm the value; use {{ value }} to refer to it. Skipped if empty.',
  },
  quickRepliesField,
  { path: 'always', isAdvanced: true, label: 'Ask even if filled', type: 'boolean' },
  {
    path: 'acceptAnything',
    isAdvanced: true,
    label: 'Accept anything',
    type: 'boolean',
    help: 'Takes the whole message as the value, even if it is a question or a greeting.',
  },
  ...ladderFields,
];

/**
 * Asks for the slot unless it is filled, checks the answer, asks for confirmation if configured, and stores the value.
 */
function collectStep(data: CollectData, context: StepContext): StepResult {
  const { trigger, local } = context;
  switch (trigger.type) {
    case 'input':
      return takeAnswer(data, context, trigger.answer);
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
  const noted = value === null ? context.noted(data.slot) : undefined;
  if (noted !== undefined)
    return judgeValue(data, context, { value: noted, recognised: true, prefilled: true, noted: true });
  if (value === null || (data.always === true && !context.rewalking)) return askForSlot(data, context);
  const given = context.returned ? { given: true } : {};
  return judgeValue(data, context, { value, recognised: true, prefilled: true, ...given });
}

/** Takes the answer, or the answer to the confirmation: another value is confirmed again; the first no asks again. */
function takeAnswer(data: CollectData, context: StepContext, answer: GivenAnswer): StepResult {
  const { confirming, refused } = context.local;
  if (answer.about !== 'confirmation' || confirming === undefined) {
    const { value, recognised } = answer;
    return judgeValue(data, context, { value, recognised, prefilled: false });
  }
  if (answer.value === true) return keep(data, confirming);
  if (refused === true) return { next: { type: 'no_match', hold: true } };
  return { ...askForSlot(data, context), local: { refused: true } };
}

function expectedValue(data: CollectData, context: StepContext): Expectation {
  const definition = definitionOf(data, context);
  const { confirming } = context.local;
  return {
    type: 'value',
    slot: data.slot,
    definition,
    entity: entityOfSlot(definition, data.entity),
    offered: renderQuickReplies(data.quickReplies, context).map(({ value }) => value),
    // "When did you buy it?" asks for a day in the past.
    ...(definition.type === 'date' &&
      definition.when === undefined && { question: context.render(data.prompt) }),
    anything: data.acceptAnything === true,
    ...(confirming !== undefined && { confirming }),
  };
}

function definitionOf(data: CollectData, context: StepContext): SlotDefinition {
  const definition = context.slot(data.slot);
  if (definition === undefined) throw stepErrors.FLOW_SLOT_UNKNOWN({ slot: data.slot });
  return definition;
}

/** Asks for the value of a slot. */
export const collectNode = defineNode({
  kind: 'collect',
  label: 'Collect',
  description: 'Asks for a value and stores it in a slot; skipped if the slot is already filled.',
  keywords: ['ask', 'question', 'input', 'slot', 'prompt', 'capture', 'value', 'form'],
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
  why: ({ why }) => why,
  expects: expectedValue,
  quickReplies: collectQuickReplies,
  leadsTo: ({ validateAction }) => (validateAction ? { type: 'action', action: validateAction } : undefined),
  fixtures: collectFixtures,
  step: collectStep,
});
