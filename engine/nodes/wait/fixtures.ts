import type { NodeFixture } from '../../kit/nodeFixture.ts';

const data = { for: '90s', message: 'One moment, please.' };

export const waitFixtures: readonly NodeFixture[] = [
  {
    title: 'says so and waits',
    data,
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'One moment, please.' }], next: { type: 'timer', afterMs: 90_000 } },
  },
  {
    title: 'goes on when the time is over',
    data,
    trigger: { type: 'timer' },
    expect: { next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'goes on waiting when the customer writes',
    data,
    trigger: { type: 'input', message: { text: 'Hello?' } },
    expect: { say: [{ text: 'One moment, please.' }], next: { type: 'no_match' } },
  },
  {
    title: 'is ended by a message when it may be',
    data: { ...data, interruptible: true },
    trigger: { type: 'input', message: { text: 'Never mind' } },
    expect: { next: { type: 'outcome', outcome: 'message' } },
  },
];
