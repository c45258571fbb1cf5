import type { NodeFixture } from '../../kit/nodeFixture.ts';

export const setFixtures: readonly NodeFixture[] = [
  {
    title: 'computes slots and variables over what held before',
    data: { slots: { membership: "'gold'" }, vars: { was: 'slots.membership' } },
    slots: { membership: 'bronze' },
    trigger: { type: 'enter' },
    expect: {
      slots: { membership: 'gold' },
      vars: { was: 'bronze' },
      next: { type: 'outcome', outcome: 'next' },
    },
  },
  {
    title: 'makes a value fit the type of its slot',
    data: { slots: { size: "'9'" } },
    slotTypes: { size: { type: 'number' } },
    trigger: { type: 'enter' },
    expect: { slots: { size: 9 } },
  },
  {
    title: 'says that the customer has proved who they are',
    data: { authenticate: "slots.code == '4711'" },
    slots: { code: '4711' },
    trigger: { type: 'enter' },
    expect: { authenticated: true, next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'empties a slot with null',
    data: { slots: { membership: 'null' } },
    slots: { membership: 'bronze' },
    trigger: { type: 'enter' },
    expect: { slots: { membership: null } },
  },
];
