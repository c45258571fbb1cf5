import { z } from 'zod';
import { defineNode } from '../../kit/defineNode.ts';
import { nextOutcome } from '../../kit/outcome.ts';
import { startFixtures } from './fixtures.ts';

/** Where a flow begins. */
export const start = defineNode({
  kind: 'start',
  label: 'Start',
  description: 'The place where a flow begins.',
  icon: 'player-play',
  category: 'logic',
  schema: z.strictObject({}),
  defaults: {},
  fields: [],
  outcomes: () => [nextOutcome],
  summary: () => 'The flow begins here',
  fixtures: startFixtures,
  step: () => ({ next: { type: 'outcome', outcome: 'next' } }),
});
