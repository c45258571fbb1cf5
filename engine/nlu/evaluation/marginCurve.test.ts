import { expect, test } from 'vitest';
import { marginCurve } from './marginCurve.ts';

const found = (first: number, second: number) => [
  { intent: 'a', confidence: first },
  { intent: 'b', confidence: second },
];
const policy = { minimum: 0.25, threshold: 0.5, flowOf: (intent: string) => intent };

test('says whom a question helps, whom it bothers and what it does not prevent', () => {
  const messages = [
    { text: 'right, clear', intent: 'a', found: found(0.9, 0.05) },
    { text: 'right, close', intent: 'a', found: found(0.52, 0.45) },
    { text: 'wrong, close', intent: 'b', found: found(0.5, 0.42) },
    { text: 'wrong, far', intent: 'b', found: found(0.7, 0.3) },
    { text: 'another', intent: null, found: found(0.4, 0.38) },
  ];
  const [never, narrow, wide] = marginCurve(messages, [0, 0.1, 0.5], policy);
  expect(never).toEqual({ margin: 0, asked: 0, helped: 0, needless: 0, wrong: 0.5, outOfScopeAsked: 0 });
  expect(narrow).toEqual({
    margin: 0.1,
    asked: 0.5,
    helped: 0.25,
    needless: 0.25,
    wrong: 0.25,
    outOfScopeAsked: 1,
  });
  expect(wide).toEqual({
    margin: 0.5,
    asked: 0.75,
    helped: 0.5,
    needless: 0.25,
    wrong: 0,
    outOfScopeAsked: 1,
  });
});

test('asks about flows, and not where something else is clearly meant', () => {
  const asked = (flows: Record<string, string>, first = 0.52, second = 0.5) =>
    marginCurve([{ text: '', intent: 'a', found: found(first, second) }], [0.2], {
      ...policy,
      flowOf: (intent) => flows[intent],
    })[0]?.asked;
  expect(asked({ a: 'one', b: 'two' })).toBe(1);
  expect(asked({ a: 'one', b: 'one' })).toBe(0);
  expect(asked({ b: 'two' })).toBe(0);
  expect(asked({ a: 'one', b: 'two' }, 0.3, 0.2)).toBe(0);
});
