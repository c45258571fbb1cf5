import type { NodeFixture } from '../../kit/nodeFixture.ts';

export const startFixtures: readonly NodeFixture[] = [
  {
    title: 'goes on at once',
    data: {},
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'next' } },
  },
];
