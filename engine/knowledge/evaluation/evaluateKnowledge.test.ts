import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TestQuestion } from '../../model/documents/questionSet.ts';
import type { KnowledgePort } from '../../model/ports.ts';
import { knowledgeEvaluation } from '../../model/reports/knowledgeReports.ts';

import { evaluateKnowledge } from './evaluateKnowledge.ts';

type Found = readonly (readonly [chunkId: string, score: number])[];

/** A knowledge base that finds what a test defines. */
const portOf = (found: Readonly<Record<string, Found>>): KnowledgePort => ({
  search: ({ text, threshold, limit }) =>
    Promise.resolve({
      answer: null,
      threshold,
      hits: (found[text] ?? []).slice(0, limit).map(([chunkId, score]) => ({
        chunkId,
        source: chunkId.split('#')[0]!,
        titlePath: [],
        text: '',
        score,
      })),
    }),
});
const chunks = ['knowledge/a.md#one', 'knowledge/a.md#two', 'knowledge/b.md#one'].map((id) => ({
  id,
  source: id.split('#')[0]!,
}));
const evaluate = (questions: TestQuestion[], found: Readonly<Record<string, Found>>, threshold = 0.5) =>
  evaluateKnowledge({ port: portOf(found), chunks, questions, threshold, locale: 'en' });

describe('evaluateKnowledge', () => {
  it('distinguishes all outcomes and counts them', async () => {
    const report = await evaluate(
      [
        { ask: 'right', expect: 'knowledge/a.md#one' },
        { ask: 'by source', expect: 'knowledge/a.md' },
        { ask: 'other', expect: 'knowledge/a.md#one' },
        { ask: 'low', expect: 'knowledge/a.md#one' },
        { ask: 'refused', expect: 'none' },
        { ask: 'nothing', expect: 'none' },
        { ask: 'told', expect: 'none', locale: 'de' },
      ],
      {
        right: [['knowledge/a.md#one', 0.9]],
        'by source': [['knowledge/a.md#two', 0.5]],
        other: [
          ['knowledge/b.md#one', 0.7],
          ['knowledge/a.md#two', 0.6],
          ['knowledge/a.md#one', 0.6],
        ],
        low: [['knowledge/a.md#one', 0.49]],
        refused: [['knowledge/a.md#one', 0.2]],
        told: [['knowledge/b.md#one', 0.8]],
      },
    );
    expect(knowledgeEvaluation.parse(report)).toEqual(report);
    expect(report.outcomes.map(({ outcome, rank }) => [outcome, rank])).toEqual([
      ['answered', 1],
      ['answered', 1],
      ['wrong_passage', 3],
      ['unanswered', 1],
      ['refused', null],
      ['refused', null],
      ['wrongly_answered', null],
    ]);
    expect(report).toMatchObject({
      questions: 7,
      answerable: 4,
      unanswerable: 3,
      recallAt1: 3 / 4,
      recallAt3: 1,
      mrrAt10: (3 + 1 / 3) / 4,
      answerRate: 3 / 4,
      refusal: { precision: 2 / 3, recall: 2 / 3 },
      handled: 4 / 7,
      missing: [],
    });
    expect(report.outcomes[6]?.locale).toBe('de');
    expect(report.tradeOff[50]).toEqual({
      threshold: 0.5,
      right: 0.5,
      wrong: 0.25,
      refused: 2 / 3,
      handled: 4 / 7,
    });
  });

  it('names expected passages that do not exist', async () => {
    const report = await evaluate([{ ask: 'x', expect: 'knowledge/gone.md#x' }], {});
    expect(report.missing).toEqual(['knowledge/gone.md#x']);
    expect(report.suggestion).toBeNull();
    expect(report.refusal).toEqual({ precision: 0, recall: null });
  });

  it('suggests the threshold that separates best, and the metrics to expect of it', async () => {
    const questions: TestQuestion[] = [];
    const found: Record<string, Found> = {};
    for (let i = 0; i < 15; i += 1) {
      questions.push({ ask: `yes ${i}`, expect: 'knowledge/a.md#one' }, { ask: `no ${i}`, expect: 'none' });
      found[`yes ${i}`] = [['knowledge/a.md#one', 0.4 + i / 100]];
      found[`no ${i}`] = [['knowledge/a.md#one', 0.3 - i / 100]];
    }
    const { suggestion } = await evaluate(questions, found);
    expect(suggestion).toEqual({ threshold: 0.35, handled: 1, crossValidated: { folds: 5, handled: 1 } });
    expect((await evaluate(questions.slice(0, 10), found)).suggestion?.crossValidated).toBeNull();
  });

  it('never suggests a threshold that handles fewer questions than the current one', async () => {
    const question = fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), none: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(question, { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 0, max: 100 }),
        async (asked, hundredths) => {
          const questions = asked.map(({ none }, i) => ({
            ask: `${i}`,
            expect: none ? 'none' : 'knowledge/a.md#one',
          }));
          const found = Object.fromEntries(
            asked.map(({ score }, i) => [`${i}`, [['knowledge/a.md#one', score] as const]]),
          );
          const { handled, suggestion } = await evaluate(questions, found, hundredths / 100);
          if (suggestion !== null) expect(suggestion.handled).toBeGreaterThanOrEqual(handled);
        },
      ),
    );
  });

  it('stops when cancelled', async () => {
    const stopped = evaluateKnowledge({
      port: portOf({}),
      chunks,
      questions: [{ ask: 'x', expect: 'none' }],
      threshold: 0.5,
      locale: 'en',
      signal: AbortSignal.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
  });
});
