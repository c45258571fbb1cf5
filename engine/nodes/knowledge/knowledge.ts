import { defineNode } from '../../kit/defineNode.ts';
import { errorOutcome, type Outcome } from '../../kit/outcome.ts';
import { knowledgeFields } from './fields.ts';
import { knowledgeFixtures } from './fixtures.ts';
import { knowledgeSchema } from './schema.ts';
import { knowledgeStep } from './step.ts';

const answered: Outcome = { id: 'answered', label: 'Answered', tone: 'normal', required: true };
const elseOutcome: Outcome = { id: 'else', label: 'No answer', tone: 'else', required: true };

/** Answers from the knowledge base. */
export const knowledge = defineNode({
  kind: 'knowledge',
  label: 'Knowledge',
  description: 'Answers a question from the knowledge base and cites its source.',
  icon: 'book-2',
  category: 'connect',
  schema: knowledgeSchema,
  defaults: { prompt: 'What would you like to know?' },
  fields: knowledgeFields,
  outcomes: () => [answered, elseOutcome, errorOutcome],
  summary: (data) => data.prompt ?? data.query ?? "Answers the customer's last message",
  fixtures: knowledgeFixtures,
  step: knowledgeStep,
});
