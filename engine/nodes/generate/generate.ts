import { defineNode } from '../../kit/defineNode.ts';
import { errorOutcome, type Outcome } from '../../kit/outcome.ts';
import { generateFields } from './fields.ts';
import { generateFixtures } from './fixtures.ts';
import { generateSchema } from './schema.ts';
import { generateStep } from './step.ts';

const answered: Outcome = { id: 'answered', label: 'Answered', tone: 'normal', required: true };
const elseOutcome: Outcome = { id: 'else', label: 'Else', tone: 'else', required: true };

/** Has a text written by a language model. */
export const generate = defineNode({
  kind: 'generate',
  label: 'Generate',
  description: 'Has a language model write the answer, within guardrails; takes else without one.',
  icon: 'sparkles',
  category: 'connect',
  schema: generateSchema,
  defaults: { instructions: 'Answer the question.' },
  fields: generateFields,
  outcomes: () => [answered, elseOutcome, errorOutcome],
  summary: (data) => data.instructions,
  fixtures: generateFixtures,
  step: generateStep,
});
