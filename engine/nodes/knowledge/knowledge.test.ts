import { expect, it } from 'vitest';
import type { NodeFixture } from '../../kit/defineNode.ts';
import { runFixture } from '../../kit/runFixture.ts';
import { knowledgeNode } from './knowledge.ts';

const run = (fixture: Partial<NodeFixture>) =>
  runFixture(knowledgeNode, { title: '', data: {}, trigger: { type: 'enter' }, expect: {}, ...fixture });

it('searches for the result of its query', () => {
  const data = { query: "'Returns of ' + slots.product" };
  expect(run({ data, slots: { product: 'shoes' } }).next).toMatchObject({
    effect: { query: 'Returns of shoes' },
  });
});

it('follows the else transition if there is nothing to search for', () => {
  expect(run({}).next).toEqual({ type: 'outcome', outcome: 'else' });
});

it('fails if the query does not return a text', () => {
  expect(() => run({ data: { query: 'turn' } })).toThrow(
    expect.objectContaining({ code: 'FLOW_QUERY_NOT_TEXT' }),
  );
});

it('does not cite sources if citations are disabled', () => {
  const hit = { chunkId: 'a', source: 'knowledge/a.md', titlePath: [], text: 'So.', score: 1 };
  const result = { answer: { text: 'So.', citations: [hit] }, hits: [hit], threshold: 0.5 };
  const trigger = { type: 'knowledge_result', result };
  expect(run({ data: { citations: false }, trigger }).say).toEqual([
    { type: 'say', text: 'So.', quickReplies: [], citations: [] },
  ]);
});

it('follows the error transition if the search failed', () => {
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

it('grants access only to what its expression returns', () => {
  const filterOf = (access: string) =>
    run({ data: { access }, message: 'Hi?' }).next as { effect?: { filter?: unknown } };
  expect(filterOf("'staff'").effect?.filter).toEqual({ access: ['staff'] });
  expect(filterOf("['a', 'b']").effect?.filter).toEqual({ access: ['a', 'b'] });
  for (const none of ['null', "''", '[]']) expect(filterOf(none).effect?.filter).toEqual({ access: [] });
  expect(() => filterOf('true')).toThrow(expect.objectContaining({ code: 'FLOW_ACCESS_NOT_LABELS' }));
});
