import { defineNode } from '../../kit/defineNode.ts';
import { ladderOf } from '../../kit/ladderFields.ts';
import { errorOutcome, nextOutcome, noInputOutcome, noMatchOutcome } from '../../kit/outcome.ts';
import { collectQuickReplies } from './askQuestion.ts';
import { collectFields } from './fields.ts';
import { collectFixtures } from './fixtures.ts';
import { collectSchema } from './schema.ts';
import { collectStep } from './step.ts';

/** Finds out the value of a slot. */
export const collect = defineNode({
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
