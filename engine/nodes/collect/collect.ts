import { defineNode } from '../../kit/defineNode.ts';
import { nextOutcome, noMatchOutcome } from '../../kit/outcome.ts';
import { renderQuickReplies } from '../../kit/quickReplyOption.ts';
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
  outcomes: () => [nextOutcome, noMatchOutcome],
  summary: (data) => data.prompt,
  asks: (data) => ({ slot: data.slot, entity: data.entity || undefined }),
  quickReplies: (data, context) => renderQuickReplies(data.quickReplies, context),
  fixtures: collectFixtures,
  step: collectStep,
});
