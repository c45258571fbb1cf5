import { describe, expect, it } from 'vitest';
import type { EvaluatedQuestion } from '../../../../engine/model/reports/knowledgeReports.ts';
import { expectationWords, outcomeWords, questionRows, sameBasis } from './TestQuestion.tsx';

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

const files = {
  'dialoom.yaml': 'a',
  'knowledge/a.md': 'b',
  'tests/a.questions.yaml': 'c',
  'flows/a.flow.yaml': 'd',
};

describe('sameBasis', () => {
  it('looks at settings, sources and questions, and at nothing else', () => {
    expect(sameBasis(files, { ...files, 'flows/a.flow.yaml': 'other', 'tests/a.test.yaml': 'new' })).toBe(
      true,
    );
    for (const path of ['dialoom.yaml', 'knowledge/a.md', 'knowledge/new.md', 'tests/a.questions.yaml']) {
      expect(sameBasis(files, { ...files, [path]: 'other' })).toBe(false);
      expect(sameBasis({ ...files, [path]: 'other' }, files)).toBe(false);
    }
  });
});

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

describe('expectationWords', () => {
  it('names the source, the passage, or nothing', () => {
    expect(['none', 'knowledge/a/b.md', 'knowledge/a.md#lost-cards'].map(expectationWords)).toEqual([
      'No answer expected',
      'Expected from a/b.md',
      'Expected from a.md › lost-cards',
    ]);
  });
});
