import type { NodeFixture } from '../../kit/defineNode.ts';

const data = {
  prompt: 'May I ask the reason?',
  slot: 'return_reason',
  options: [
    { id: 'size', label: 'Wrong size', synonyms: ['too small', 'too big'], intent: 'return_size' },
    { id: 'defect', label: 'It is broken', synonyms: ['torn', 'stain'] },
  ],
};
const yesNo = {
  prompt: 'Was the purchase made in the last 90 days?',
  options: [
    { id: 'yes', label: 'Yes', synonyms: ['yeah', 'i bought it recently'] },
    { id: 'no', label: 'No', synonyms: ['nope'] },
  ],
};
const said = (text: string, intent?: string) => ({
  type: 'input',
  message: {
    text,
    nlu: { intents: intent === undefined ? [] : [{ intent, confidence: 0.9 }], entities: [] },
  },
});

export const choiceFixtures: readonly NodeFixture[] = [
  {
    title: 'asks with the options as quick replies',
    data,
    slots: { return_reason: null },
    trigger: { type: 'enter' },
    expect: {
      say: [
        {
          text: 'May I ask the reason?',
          quickReplies: [
            { label: 'Wrong size', value: 'size' },
            { label: 'It is broken', value: 'defect' },
          ],
        },
      ],
      next: { type: 'input' },
    },
  },
  {
    title: 'follows the option that is already in its slot',
    data,
    slots: { return_reason: 'defect' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'defect' } },
  },
  {
    title: 'accepts a tapped reply',
    data,
    slots: { return_reason: null },
    trigger: { type: 'input', message: { text: 'Wrong size', value: 'size' } },
    expect: {
      slots: { return_reason: 'size' },
      understood: true,
      next: { type: 'outcome', outcome: 'size' },
    },
  },
  {
    title: 'finds a label in a sentence',
    data,
    slots: { return_reason: null },
    trigger: said('I got the wrong size.'),
    expect: { next: { type: 'outcome', outcome: 'size' } },
  },
  {
    title: 'recognises a misspelt synonym',
    data,
    slots: { return_reason: null },
    trigger: said('a staun'),
    expect: { next: { type: 'outcome', outcome: 'defect' } },
  },
  {
    title: 'follows the option of the best intent',
    data,
    slots: { return_reason: null },
    trigger: said('it does not fit me', 'return_size'),
    expect: { next: { type: 'outcome', outcome: 'size' } },
  },
  {
    title: 'recognises a no at the beginning, whatever follows',
    data: yesNo,
    trigger: said('No, I bought it recently, in November'),
    expect: { next: { type: 'outcome', outcome: 'no' } },
  },
  {
    title: 'rejects a message that names no option',
    data: yesNo,
    trigger: said('why do you ask'),
    expect: { next: { type: 'no_match' } },
  },
  {
    title: 'reprompts with the options',
    data: { ...yesNo, reprompts: ['Yes or no?'] },
    trigger: { type: 'reprompt', times: 1 },
    expect: {
      say: [{ text: 'Yes or no?', quickReplies: [{ value: 'yes' }, { value: 'no' }] }],
      next: { type: 'input' },
    },
  },
  {
    title: 'recognises the intended option after another one was taken back',
    data,
    slots: { return_reason: null },
    trigger: said("Wrong size, no wait, it's torn"),
    expect: { next: { type: 'outcome', outcome: 'defect' } },
  },
  {
    title: 'reprompts after silence with its own text',
    data: { ...yesNo, noInputPrompts: ['Take your time.'] },
    trigger: { type: 'silence', silences: 1 },
    expect: { say: [{ text: 'Take your time.', quickReplies: [{ value: 'yes' }, { value: 'no' }] }] },
  },
];
