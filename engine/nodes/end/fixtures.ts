import type { NodeFixture } from '../../kit/nodeFixture.ts';

export const endFixtures: readonly NodeFixture[] = [
  {
    title: 'ends as resolved unless told otherwise',
    data: {},
    trigger: { type: 'enter' },
    expect: { say: [], next: { type: 'end', resolution: 'resolved' } },
  },
  {
    title: 'says goodbye',
    data: { resolution: 'unresolved', message: 'Sorry that I could not help.' },
    trigger: { type: 'enter' },
    expect: {
      say: [{ text: 'Sorry that I could not help.' }],
      next: { type: 'end', resolution: 'unresolved' },
    },
  },
];
