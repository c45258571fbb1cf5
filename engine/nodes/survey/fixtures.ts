import type { NodeFixture } from '../../kit/defineNode.ts';

const data = { prompt: 'How was it?', scale: 3 };
const said = (text: string) => ({ type: 'input', message: { text } });

export const surveyFixtures: readonly NodeFixture[] = [
  {
    title: 'asks with the scores as quick replies',
    data,
    trigger: { type: 'enter' },
    expect: {
      say: [
        {
          text: 'How was it?',
          quickReplies: [
            { label: '1', value: '1' },
            { label: '2', value: '2' },
            { label: '3', value: '3' },
          ],
        },
      ],
      next: { type: 'input' },
    },
  },
  {
    title: 'takes a score in words and goes on',
    data: { ...data, slot: 'csat' },
    slotTypes: { csat: { type: 'number' } },
    trigger: said('three stars!'),
    expect: {
      survey: { score: 3, scale: 3, comment: '' },
      slots: { csat: 3 },
      vars: { survey: { score: 3, scale: 3, comment: '' } },
      next: { type: 'outcome', outcome: 'next' },
    },
  },
  {
    title: 'asks for a comment after the score',
    data: { ...data, comment: 'What could be better?' },
    trigger: said('2'),
    expect: { say: [{ text: 'What could be better?' }], local: { score: 2 }, next: { type: 'input' } },
  },
  {
    title: 'keeps the comment as it is',
    data: { ...data, comment: 'What could be better?' },
    local: { score: 2 },
    trigger: said(' Faster answers. '),
    expect: {
      survey: { score: 2, scale: 3, comment: 'Faster answers.' },
      next: { type: 'outcome', outcome: 'next' },
    },
  },
  {
    title: 'takes the way of a low score where there is one',
    data,
    connected: ['next', 'low'],
    trigger: said('1'),
    expect: { survey: { score: 1 }, next: { type: 'outcome', outcome: 'low' } },
  },
  {
    title: 'asks once more about what is no score',
    data,
    trigger: said('I do not know'),
    expect: { say: [{ text: 'How was it?' }], local: { asked: true }, next: { type: 'input' } },
  },
  {
    title: 'is skipped by a second message that is no score',
    data,
    connected: ['next', 'skipped'],
    local: { asked: true },
    trigger: said('Leave me alone'),
    expect: { vars: { survey: { score: null } }, next: { type: 'outcome', outcome: 'skipped' } },
  },
];
