import { expect, it } from 'vitest';
import type { NodeFixture } from '../../kit/defineNode.ts';
import { runFixture } from '../../kit/runFixture.ts';
import { knowledgeNode } from './knowledge.ts';

const run = (fixture: Partial<NodeFixture>) =>
  runFixture(knowledgeNode, { title: '', data: {}, trigger: { type: 'enter' }, expect: {}, ...fixture });

it('looks up what its query gives', () => {
  const data = { query: "'Returns of ' + slots.product" };
  expect(run({ data, slots: { product: 'shoes' } }).next).toMatchObject({
    effect: { query: 'Returns of shoes' },
  });
});

it('takes else when there is nothing to look up', () => {
  expect(run({}).next).toEqual({ type: 'outcome', outcome: 'else' });
});

it('fails on a query that gives no text', () => {
  expect(() => run({ data: { query: 'turn' } })).toThrow(
    expect.objectContaining({ code: 'FLOW_QUERY_NOT_TEXT' }),
  );
});

it('keeps its sources to itself when told so', () => {
  const hit = { chunkId: 'a', source: 'knowledge/a.md', titlePath: [], text: 'So.', score: 1 };
  const result = { answer: { text: 'So.', citations: [hit] }, hits: [hit], threshold: 0.5 };
  const trigger = { type: 'knowledge_result', result };
  expect(run({ data: { citations: false }, trigger }).say).toEqual([
    { type: 'say', text: 'So.', quickReplies: [], citations: [] },
  ]);
});

it('takes the error way when the search failed', () => {
  const error = { code: 'KB_GONE', message: 'The index is gone', remedy: 'Rebuild it' };
  const trigger = { type: 'request_failed', error };
  expect(run({ trigger, local: { query: 'Why?' } })).toMatchObject({
    tried: {
      type: 'knowledge',
      name: 'Why?',
      ok: false,
      detail: { code: 'error', params: { message: 'The index is gone' } },
    },
    next: { type: 'outcome', outcome: 'error', error },
  });
});

it('gives nobody access to more than its expression says', () => {
  const filterOf = (access: string) =>
    run({ data: { access }, message: 'Hi?' }).next as { effect?: { filter?: unknown } };
  expect(filterOf("'staff'").effect?.filter).toEqual({ access: ['staff'] });
  expect(filterOf("['a', 'b']").effect?.filter).toEqual({ access: ['a', 'b'] });
  for (const none of ['null', "''", '[]']) expect(filterOf(none).effect?.filter).toEqual({ access: [] });
  expect(() => filterOf('true')).toThrow(expect.objectContaining({ code: 'FLOW_ACCESS_NOT_LABELS' }));
});
