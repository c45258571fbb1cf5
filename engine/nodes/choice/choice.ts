import { defineNode } from '../../kit/defineNode.ts';
import { ladderOf } from '../../kit/ladderFields.ts';
import { noInputOutcome, noMatchOutcome, type Outcome } from '../../kit/outcome.ts';
import { choiceFields } from './fields.ts';
import { choiceFixtures } from './fixtures.ts';
import { choiceSchema } from './schema.ts';
import { choiceQuickReplies, choiceStep } from './step.ts';

/** Offers options, each a way out. */
export const choice = defineNode({
  kind: 'choice',
  label: 'Choice',
  description: 'Offers options and takes the way of the one the customer means.',
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
  claims: (data) => data.options.flatMap(({ intent }) => (intent ? [intent] : [])),
  quickReplies: choiceQuickReplies,
  fixtures: choiceFixtures,
  step: choiceStep,
});
