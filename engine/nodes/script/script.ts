import { defineNode } from '../../kit/defineNode.ts';
import { errorOutcome, nextOutcome } from '../../kit/outcome.ts';
import { scriptFields } from './fields.ts';
import { scriptFixtures } from './fixtures.ts';
import { scriptSchema } from './schema.ts';
import { scriptStep } from './step.ts';

/** Computes with JavaScript. */
export const script = defineNode({
  kind: 'script',
  label: 'Script',
  description: 'Computes with JavaScript, in a sandbox with a limit of time and memory.',
  icon: 'code',
  category: 'logic',
  schema: scriptSchema,
  defaults: { code: 'return { };' },
  fields: scriptFields,
  outcomes: () => [nextOutcome, errorOutcome],
  summary: (data) => data.code.split('\n').find((line) => line.trim() !== '') ?? data.code,
  fixtures: scriptFixtures,
  step: scriptStep,
});
