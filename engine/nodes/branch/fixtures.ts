import type { NodeFixture } from '../../kit/nodeFixture.ts';

const cases = [
  { id: 'gold', when: "slots.membership == 'gold'" },
  { id: 'member', when: 'slots.membership != null' },
];

export const branchFixtures: readonly NodeFixture[] = [
  {
    title: 'takes the first case that holds',
    data: { cases },
    slots: { membership: 'gold' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'gold' } },
  },
  {
    title: 'takes a later case when the first does not hold',
    data: { cases },
    slots: { membership: 'bronze' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'member' } },
  },
  {
    title: 'takes else when none holds',
    data: { cases },
    slots: { membership: null },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'else' } },
  },
];
