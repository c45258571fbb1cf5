import { z } from 'zod';
import { defineNode, type NodeFixture } from '../../kit/defineNode.ts';
import { reference } from '../../kit/fieldSchemas.ts';

const goToFixtures: readonly NodeFixture[] = [
  {
    title: 'goes to the start of a flow',
    data: { flow: 'returns' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'go_to', flow: 'returns', state: null } },
  },
  {
    title: 'goes to a state of a flow',
    data: { flow: 'returns', state: 'ask_order' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'go_to', flow: 'returns', state: 'ask_order' } },
  },
];

/** Leaves the flow for another. */
export const goToNode = defineNode({
  kind: 'go_to',
  label: 'Go to',
  description: 'Leaves this flow for another flow or one of its states, without coming back.',
  keywords: ['goto', 'jump', 'loop', 'back', 'redirect', 'link'],
  icon: 'arrow-forward-up',
  category: 'connect',
  schema: z.strictObject({
    flow: reference,
    /** State of that flow; absent: its start. */
    state: reference.optional(),
  }),
  defaults: { flow: '' },
  fields: [
    { path: 'flow', label: 'Flow', type: 'flow', required: true, help: 'The flow to continue with.' },
    {
      path: 'state',
      label: 'State',
      type: 'state',
      flowPath: 'flow',
      help: 'The state to enter; the start of the flow if empty.',
    },
  ],
  outcomes: () => [],
  summary: (data) => (data.state ? `${data.flow}/${data.state}` : data.flow || 'No flow chosen'),
  fixtures: goToFixtures,
  leadsTo: ({ flow, state }) => ({ type: 'flow', flow, state }),
  step: (data) => ({ next: { type: 'go_to', flow: data.flow, state: data.state || null } }),
});
