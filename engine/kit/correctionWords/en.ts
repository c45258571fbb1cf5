import type { CorrectionWords } from './correctionWords.ts';

/** English. */
export const en: CorrectionWords = {
  markers: [
    'i mean(?:t)?',
    'correction',
    'not .+ but',
    'my mistake',
    'my bad',
    'scratch that',
    'make (?:that|it)',
    'should (?:be|have been)',
  ],
  hesitations: ['actually', 'sorry', 'instead', 'rather', 'oops', 'on second thought', 'changed my mind'],
  openings: ['no', 'nope', 'nah', 'wait', 'hold on'],
  rejections: ['other', 'another', 'different', 'wrong', 'incorrect', 'change', 'mistake', 'not right'],
  negators: ['instead of', 'rather than', 'not', "isn't", "wasn't"],
};
