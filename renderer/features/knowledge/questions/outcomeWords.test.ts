import { describe, expect, it } from 'vitest';
import type { EvaluatedQuestion } from '../../../../engine/model/knowledgeEvaluation.ts';
import { outcomeWords } from './outcomeWords.ts';

describe('outcomeWords', () => {
  it.each([
    ['answered', 1, 'good', 'Found first'],
    ['refused', null, 'good', 'Rightly refused'],
    ['wrongly_answered', null, 'bad', 'Wrongly answered'],
    ['wrong_passage', 3, 'warning', 'Found in place 3'],
    ['wrong_passage', null, 'bad', 'Wrong passage, not found'],
    ['unanswered', 1, 'warning', 'No answer, found in place 1'],
    ['unanswered', null, 'bad', 'Not found'],
  ] as const)('says %s in place %s', (outcome, rank, tone, label) => {
    const result: EvaluatedQuestion = {
      ask: 'a',
      expect: 'none',
      locale: 'en',
      outcome,
      rank,
      score: 0,
      best: null,
    };
    expect(outcomeWords(result)).toEqual({ tone, label });
  });

  it('says that a question was not asked', () => {
    expect(outcomeWords(null)).toEqual({ tone: 'neutral', label: 'Not asked yet' });
  });
});
