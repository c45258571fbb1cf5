import type { CorrectionWords } from './correctionWords.ts';

/** English. */
export const en: CorrectionWords = {
  markers: [
    'actually',
    'i mean(?:t)?',
    'sorry',
    'instead',
    'correction',
    'rather',
    'not .+ but',
    'my mistake',
    'my bad',
    'oops',
    'scratch that',
    'make (?:that|it)',
    'on second thought',
    'changed my mind',
    'should (?:be|have been)',
  ],
  openings: ['no', 'nope', 'nah', 'wait', 'hold on'],
  rejections: ['other', 'another', 'different', 'wrong', 'incorrect', 'change', 'mistake', 'not right'],
  negators: ['instead of', 'rather than', 'not', "isn't", "wasn't"],
};
