import type { NodeFixture } from '../../kit/nodeFixture.ts';

export const messageFixtures: readonly NodeFixture[] = [
  {
    title: 'says its text with what is known filled in',
    data: { text: 'Thanks, {{ slots.name }}.' },
    slots: { name: 'Crystal' },
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'Thanks, Crystal.' }], next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'offers quick replies; without a value the label is the value',
    data: {
      text: 'Anything else?',
      quickReplies: [{ label: 'No, thanks' }, { label: 'Yes', value: 'more' }],
    },
    trigger: { type: 'enter' },
    expect: {
      say: [
        {
          quickReplies: [
            { label: 'No, thanks', value: 'No, thanks' },
            { label: 'Yes', value: 'more' },
          ],
        },
      ],
    },
  },
  {
    title: 'says one of its variants',
    data: { variants: [{ text: 'Hi {{ slots.name }}!', weight: 3 }, { text: 'Hello {{ slots.name }}.' }] },
    slots: { name: 'Crystal' },
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'Hi Crystal!' }] },
  },
];
