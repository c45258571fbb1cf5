import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knowledgeGap, type UnansweredQuestion } from '../../model/reports/knowledgeReports.ts';
import { hashEmbedder } from '../fixtures/hashEmbedder.ts';
import { findGaps } from './findGaps.ts';

const asked = (text: string, conversation: string, score = 0.2): UnansweredQuestion => ({
  text,
  conversation,
  turn: 1,
  score,
  source: null,
});

describe('findGaps', () => {
  it('groups questions with the same meaning, the most frequent first', async () => {
    const gaps = await findGaps(
      [
        asked('do you repair boots', 'c1'),
        asked('is there parking', 'c1'),
        asked('Do you repair  boots', 'c2', 0.4),
        asked('do you repair my boots', 'c2'),
      ],
      hashEmbedder(),
    );
    expect(gaps.map((gap) => knowledgeGap.parse(gap))).toEqual(gaps);
    expect(gaps).toMatchObject([
      {
        question: 'do you repair boots',
        count: 3,
        conversations: 2,
        bestScore: 0.4,
        wordings: [
          { text: 'do you repair boots', asked: [{ conversation: 'c1' }, { conversation: 'c2' }] },
          { text: 'do you repair my boots' },
        ],
      },
      { question: 'is there parking', count: 1 },
    ]);
  });

  it('loses no question and returns the same gaps in any order', async () => {
    const question = fc.record({
      text: fc.constantFrom('a b c', 'a b d', 'x y', 'x y z', 'q'),
      conversation: fc.constantFrom('c1', 'c2'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(question, { maxLength: 20 }), async (questions) => {
        const all = questions.map(({ text, conversation }) => asked(text, conversation));
        const gaps = await findGaps(all, hashEmbedder());
        expect(gaps.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        const shapeOf = (found: typeof gaps) => found.map(({ question, count }) => [question, count]);
        expect(shapeOf(await findGaps(all.toReversed(), hashEmbedder()))).toEqual(shapeOf(gaps));
      }),
    );
  });
});
