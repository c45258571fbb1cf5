import { z } from 'zod';
import { defineNode, type NodeFixture, nextOutcome } from '../../kit/defineNode.ts';

const startFixtures: readonly NodeFixture[] = [
  {
    title: 'continues at once',
    data: {},
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'next' } },
  },
];

/** Where a flow begins. */
export const startNode = defineNode({
  kind: 'start',
  label: 'Start',
  description: 'Where the flow begins.',
  keywords: ['begin', 'entry', 'first'],
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
