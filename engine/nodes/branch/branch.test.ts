import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { branchNode } from './branch.ts';

const run = (when: string) =>
  runFixture(branchNode, {
    title: when,
    data: { cases: [{ id: 'first', when }] },
    slots: { n: 3 },
    trigger: { type: 'enter' },
    expect: {},
  });

it('fails if a condition is neither true nor false', () => {
  expect(() => run('slots.n')).toThrow(expect.objectContaining({ code: 'FLOW_CONDITION_NOT_BOOLEAN' }));
});

it('fails if a condition cannot be evaluated', () => {
  expect(() => run('slots.none.deeper')).toThrow(expect.objectContaining({ code: 'EXPRESSION_FAILED' }));
});

it.each([
  ['no case', []],
  ['a case with the id else', [{ id: 'else', when: 'true' }]],
  [
    'two cases with the same id',
    [
      { id: 'a', when: 'true' },
      { id: 'a', when: 'false' },
    ],
  ],
])('rejects %s', (_, cases) => {
  expect(branchNode.bind({ cases }).ok).toBe(false);
});

it('shows the label of a case at its outcome', () => {
  const bound = branchNode.bind({ cases: [{ id: 'late', when: 'true', label: 'Too late' }] });
  expect(bound.ok && bound.value.outcomes.map((outcome) => outcome.label)).toEqual([
    'Too late',
    'Else',
    'Error',
  ]);
});
