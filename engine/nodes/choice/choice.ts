import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { defineNode, noInputOutcome, noMatchOutcome, type Outcome } from '../../kit/defineNode.ts';
import { type QuickReply, say } from '../../kit/effect.ts';
import { stepErrors } from '../../kit/errors.ts';
import type { Expectation } from '../../kit/expectation.ts';
import { outcomeId, reference, text, uniqueIds } from '../../kit/fieldSchemas.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import {
  ladderFields,
  ladderOf,
  ladderShape,
  noInputText,
  repromptsField,
  repromptText,
} from '../../kit/reprompts.ts';
import { coerceSlotValue } from '../../kit/slotValues.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import { choiceFixtures } from './fixtures.ts';

const choiceOption = z.strictObject({
  id: outcomeId(['no_match', 'no_input']),
  label: text,
  /**
   * Other words for it, such as other ways to say yes and no. One text may contain several, separated by `|`, so that
   * a `$locale.key` can have as many as its language needs.
   */
  synonyms: z.array(text).optional(),
  /** Intent that means this option. */
  intent: reference.optional(),
});

const choiceSchema = z.strictObject({
  prompt: text,
  /** Receives the id of the chosen option. */
  slot: reference.optional(),
  options: z.array(choiceOption).min(1).refine(uniqueIds, { error: 'each option needs a unique id' }),
  reprompts: z.array(text).optional(),
  ...ladderShape,
});

type ChoiceData = z.infer<typeof choiceSchema>;

const choiceFields: readonly FieldDescriptor[] = [
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    required: true,
    help: 'The question; the options are shown as quick replies.',
  },
  {
    path: 'options',
    label: 'Options',
    type: 'objects',
    required: true,
    help: 'Each option is an outcome.',
    addLabel: 'Add an option',
    fields: [
      { path: 'id', label: 'Id', type: 'identifier', required: true },
      { path: 'label', label: 'Label', type: 'text', required: true, help: 'Text of the quick reply.' },
      {
        path: 'synonyms',
        label: 'Synonyms',
        type: 'list',
        item: 'text',
        help: 'Other words for the option; one text may contain several, separated by |.',
        addLabel: 'Add a synonym',
      },
      { path: 'intent', label: 'Intent', type: 'intent', help: 'Intent that selects this option.' },
    ],
    create: (n) => ({ id: `option_${n}`, label: `Option ${n}` }),
  },
  {
    path: 'slot',
    label: 'Slot',
    type: 'slot',
    help: 'Stores the chosen option; the question is skipped if the slot is filled.',
  },
  repromptsField,
  ...ladderFields,
];

type Option = ChoiceData['options'][number];

/** The label and the synonyms. Collected in one list, since every answer goes through all of them. */
function phrasesOf({ label, synonyms }: Option, context: StepContext): readonly string[] {
  const phrases = [context.render(label)];
  if (synonyms !== undefined) {
    for (const source of synonyms) {
      const text = context.render(source);
      if (text.includes('|')) phrases.push(...text.split('|'));
      else phrases.push(text);
    }
  }
  return phrases;
}

/** The options with everything that means them. */
function expectedOptions({ options }: ChoiceData, context: StepContext): Expectation {
  return {
    type: 'options',
    options: options.map((option) => ({
      id: option.id,
      phrases: phrasesOf(option, context),
      intent: option.intent || undefined,
    })),
  };
}

/** Offers the options, unless the slot is filled, and follows the chosen one. */
function choiceStep(data: ChoiceData, context: StepContext): StepResult {
  const { trigger } = context;
  if (trigger.type === 'input') {
    const option = data.options.find(({ id }) => id === trigger.answer.value);
    if (option === undefined) return { next: { type: 'no_match' } };
    const slots = data.slot ? { [data.slot]: slotValue(data.slot, option.id, context) } : {};
    return { slots, understood: true, next: { type: 'outcome', outcome: option.id } };
  }
  if (trigger.type === 'reprompt') {
    return ask(data, context, repromptText(data.reprompts, trigger.times, context));
  }
  if (trigger.type === 'silence') {
    return ask(data, context, noInputText(data.noInputPrompts, trigger.silences, context));
  }
  const filledOption = optionInSlot(data, context);
  if (filledOption !== undefined) return { next: { type: 'outcome', outcome: filledOption } };
  return ask(data, context, context.render(data.prompt));
}

/** The options as quick replies. */
function choiceQuickReplies(data: ChoiceData, context: StepContext): readonly QuickReply[] {
  return data.options.map((option) => ({ label: context.render(option.label), value: option.id }));
}

function ask(data: ChoiceData, context: StepContext, text: string | undefined): StepResult {
  const quickReplies = choiceQuickReplies(data, context);
  return { say: [say(text ?? context.render(data.prompt), quickReplies)], next: { type: 'input' } };
}

function optionInSlot(data: ChoiceData, context: StepContext): string | undefined {
  const { slot } = data;
  const value = slot ? (context.slots[slot] ?? null) : null;
  if (!slot || value === null) return undefined;
  return data.options.find((option) => slotValue(slot, option.id, context) === value)?.id;
}

/** The id as stored in the slot: yes and no are true and false in a boolean slot. */
function slotValue(slot: string, id: string, context: StepContext): Json {
  const definition = context.slot(slot);
  if (definition === undefined) throw stepErrors.FLOW_SLOT_UNKNOWN({ slot });
  const value = coerceSlotValue(definition, id);
  if (value === undefined) throw stepErrors.FLOW_SLOT_VALUE({ slot, type: definition.type, value: id });
  return value;
}

/** Offers options, each with its own outcome. */
export const choiceNode = defineNode({
  kind: 'choice',
  label: 'Choice',
  description: 'Offers options and follows the one the customer picks.',
  keywords: ['ask', 'question', 'button', 'buttons', 'options', 'menu', 'pick', 'select', 'quick', 'replies'],
  icon: 'list-check',
  category: 'ask',
  schema: choiceSchema,
  defaults: {
    prompt: 'Is that right?',
    options: [
      { id: 'yes', label: 'Yes', synonyms: ['yeah', 'yep', 'correct', 'right', 'sure'] },
      { id: 'no', label: 'No', synonyms: ['nope', 'nah', 'wrong', 'not really'] },
    ],
  },
  fields: choiceFields,
  outcomes: (data) => [
    ...data.options.map(
      (option): Outcome => ({ id: option.id, label: option.label, tone: 'normal', required: true }),
    ),
    noMatchOutcome,
    noInputOutcome,
  ],
  summary: (data) => data.prompt,
  asks: (data) => (data.slot ? { slot: data.slot } : undefined),
  ladder: ladderOf,
  why: ({ why }) => why,
  claims: (data) => data.options.flatMap(({ intent }) => (intent ? [intent] : [])),
  expects: expectedOptions,
  quickReplies: choiceQuickReplies,
  fixtures: choiceFixtures,
  step: choiceStep,
});
