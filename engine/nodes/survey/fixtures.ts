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
    title: 'accepts a score in words and continues',
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
    title: 'stores the comment unchanged',
    data: { ...data, comment: 'What could be better?' },
    local: { score: 2 },
    trigger: said(' Faster answers. '),
    expect: {
      survey: { score: 2, scale: 3, comment: 'Faster answers.' },
      next: { type: 'outcome', outcome: 'next' },
    },
  },
  {
    title: 'follows the outcome of a low score if it is connected',
    data,
    connected: ['next', 'low'],
    trigger: said('1'),
    expect: { survey: { score: 1 }, next: { type: 'outcome', outcome: 'low' } },
  },
  {
    title: 'asks once more if the message is not a score',
    data,
    trigger: said('I do not know'),
    expect: { say: [{ text: 'How was it?' }], local: { asked: true }, next: { type: 'input' } },
  },
  {
    title: 'is skipped after a second message that is not a score',
    data,
    connected: ['next', 'skipped'],
    local: { asked: true },
    trigger: said('Leave me alone'),
    expect: { vars: { survey: { score: null } }, next: { type: 'outcome', outcome: 'skipped' } },
  },
];
