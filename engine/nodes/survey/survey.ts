import { defineNode } from '../../kit/defineNode.ts';
import { nextOutcome, type Outcome } from '../../kit/outcome.ts';
import { surveyFields } from './fields.ts';
import { surveyFixtures } from './fixtures.ts';
import { surveySchema } from './schema.ts';
import { scoreReplies, surveyStep } from './step.ts';

const low: Outcome = { id: 'low', label: 'Low score', tone: 'normal', required: false };
const skipped: Outcome = { id: 'skipped', label: 'Skipped', tone: 'else', required: false };

/** Asks how satisfied the customer is. */
export const survey = defineNode({
  kind: 'survey',
  label: 'Survey',
  description: 'Asks how satisfied the customer is, and takes no answer for an answer.',
  icon: 'star',
  category: 'ask',
  schema: surveySchema,
  defaults: { prompt: 'How satisfied are you with this conversation?' },
  fields: surveyFields,
  outcomes: () => [nextOutcome, low, skipped],
  summary: (data) => data.prompt,
  quickReplies: (data, context) => (context.local.score === undefined ? scoreReplies(data) : []),
  fixtures: surveyFixtures,
  step: surveyStep,
});
