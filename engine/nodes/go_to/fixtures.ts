import type { NodeFixture } from '../../kit/nodeFixture.ts';

export const goToFixtures: readonly NodeFixture[] = [
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
