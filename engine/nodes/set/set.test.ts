import { expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { runFixture } from '../../kit/runFixture.ts';
import { setNode } from './set.ts';

const run = (data: JsonObject) =>
  runFixture(setNode, {
    title: 'set',
    data,
    slotTypes: { size: { type: 'number' }, name: { type: 'text' } },
    slots: { size: 1 },
    vars: { a: 1 },
    trigger: { type: 'enter' },
    expect: {},
  });

it('computes everything from the previous values, in any order', () => {
  expect(run({ vars: { a: 'vars.a + 1', b: 'vars.a + 1' } }).vars).toEqual({ a: 2, b: 2 });
});

it('empties a slot with an empty text', () => {
  expect(run({ slots: { name: "''" } }).slots).toEqual({ name: null });
});

it('fails if a value does not fit its slot', () => {
  expect(() => run({ slots: { size: "'large'" } })).toThrow(
    expect.objectContaining({ code: 'FLOW_SLOT_VALUE' }),
  );
});

it('fails if an authentication is neither true nor false', () => {
  expect(() => run({ authenticate: "'yes'" })).toThrow(
    expect.objectContaining({ code: 'FLOW_CONDITION_NOT_BOOLEAN' }),
  );
  expect(run({ vars: { a: '1' } })).not.toHaveProperty('authenticated');
});

it('fails if a slot is not declared', () => {
  expect(() => run({ slots: { colour: "'red'" } })).toThrow(
    expect.objectContaining({ code: 'FLOW_SLOT_UNKNOWN' }),
  );
});
