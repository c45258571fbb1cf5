import { describe, expect, it } from 'vitest';
import type { EvaluatedQuestion } from '../../../../engine/model/knowledgeEvaluation.ts';
import { questionRows } from './questionRows.ts';

const result = (ask: string, outcome: EvaluatedQuestion['outcome'], locale = 'en'): EvaluatedQuestion => ({
  ask,
  expect: 'none',
  locale,
  outcome,
  score: 0.3,
  rank: null,
  best: null,
});
const question = (ask: string, locale?: string) => ({ ask, expect: 'none', ...(locale ? { locale } : {}) });

describe('questionRows', () => {
  it('puts what goes wrong first, and what was not asked yet before what goes well', () => {
    const sets = [
      { set: 'a', questions: [question('fine'), question('new'), question('bad')] },
      { set: 'b', questions: [question('worse'), question('fine too')] },
    ];
    const outcomes = [
      result('fine', 'refused'),
      result('bad', 'unanswered'),
      result('worse', 'wrongly_answered'),
      result('fine too', 'answered'),
    ];
    expect(questionRows(sets, outcomes, 'en').map((row) => [row.set, row.question.ask])).toEqual([
      ['b', 'worse'],
      ['a', 'bad'],
      ['a', 'new'],
      ['a', 'fine'],
      ['b', 'fine too'],
    ]);
  });

  it('takes no result of a question that has changed since, or of another language', () => {
    const sets = [{ set: 'a', questions: [{ ask: 'x', expect: 'knowledge/a.md' }, question('x', 'de')] }];
    const english = [result('x', 'refused')];
    expect(questionRows(sets, english, 'en').map((row) => row.result)).toEqual([null, null]);
    const german = [result('x', 'refused', 'de')];
    expect(questionRows(sets, german, 'en').map((row) => row.result?.outcome)).toEqual(
      ['refused', undefined].reverse(),
    );
  });
});
