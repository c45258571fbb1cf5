import { defineNode } from '../../kit/defineNode.ts';
import { errorOutcome, type Outcome } from '../../kit/outcome.ts';
import { actionFields } from './fields.ts';
import { actionFixtures } from './fixtures.ts';
import { actionSchema } from './schema.ts';
import { actionStep } from './step.ts';

const success: Outcome = { id: 'success', label: 'Success', tone: 'normal', required: true };

/** Calls an API. */
export const action = defineNode({
  kind: 'action',
  label: 'Action',
  description: 'Calls an API and keeps what it answers.',
  icon: 'api',
  category: 'connect',
  schema: actionSchema,
  defaults: { action: '', inputs: {} },
  fields: actionFields,
  outcomes: () => [success, errorOutcome],
  summary: (data) => data.action || 'No action chosen yet',
  fixtures: actionFixtures,
  step: actionStep,
});
