import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { generateNode } from './generate.ts';

const data = { instructions: 'Answer.' };
const hit = (chunkId: string, score: number) => ({
  chunkId,
  source: 'knowledge/a.md',
  titlePath: [],
  text: 'A.',
  score,
});

it('searches for nothing without a question', () => {
  const fixture = { title: '', data, trigger: { type: 'enter' }, expect: {} };
  expect(runFixture(generateNode, fixture).next).toEqual({ type: 'outcome', outcome: 'else' });
});

it('asks the given question', () => {
  const fixture = {
    title: '',
    data: { ...data, question: 'vars.topic', threshold: 0.3, limit: 2 },
    vars: { topic: ' refunds ' },
    trigger: { type: 'enter' },
    expect: {},
  };
  expect(runFixture(generateNode, fixture).next).toMatchObject({
    effect: { query: 'refunds', threshold: 0.3, limit: 2 },
  });
  const wrong = { ...fixture, vars: { topic: 3 } };
  expect(() => runFixture(generateNode, wrong)).toThrow(
    expect.objectContaining({ code: 'FLOW_QUERY_NOT_TEXT' }),
  );
});

it('writes from the passages above the threshold, else from those that the search answered with', () => {
  const sourcesFor = (hits: readonly ReturnType<typeof hit>[], threshold: number) => {
    const result = { answer: { text: 'A.', citations: hits.slice(0, 1) }, hits: [...hits], threshold };
    const trigger = { type: 'knowledge_result', result };
    const { next } = runFixture(generateNode, { title: '', data, trigger, expect: {} });
    if (next.type !== 'request' || next.effect.type !== 'generate') throw new Error('generates nothing');
    return next.effect.request.sources.map(({ chunkId }) => chunkId);
  };
  expect(sourcesFor([hit('a', 0.9), hit('b', 0.6), hit('c', 0.2)], 0.5)).toEqual(['a', 'b']);
  expect(sourcesFor([hit('a', 0.4), hit('b', 0.2)], 0.5)).toEqual(['a']);
});
