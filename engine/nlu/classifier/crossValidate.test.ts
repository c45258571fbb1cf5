import { expect, test } from 'vitest';
import { crossValidate } from './crossValidate.ts';

const utterances = ['a b', 'a c', 'a d', 'e f', 'e g', 'e h', 'i j', 'i k', 'i l'].map((text) =>
  text.split(' '),
);
const targets = Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2);

test('each example is held out, and each class is unknown once', () => {
  const heldOut = crossValidate({ utterances, targets, classes: 3, folds: 3, rounds: 3 });
  const outOfScope = heldOut.filter((prediction) => prediction.target === undefined);
  const inScope = heldOut.filter((prediction) => prediction.target !== undefined);
  expect(outOfScope.length).toBe(9);
  expect(inScope.length).toBe(6);
  expect(heldOut.every((prediction) => prediction.scores.length === 2)).toBe(true);
});

test('with two classes, none is unknown', () => {
  const heldOut = crossValidate({
    utterances: utterances.slice(0, 6),
    targets: targets.slice(0, 6),
    classes: 2,
    folds: 3,
    rounds: 3,
  });
  expect(heldOut.length).toBe(6);
  expect(heldOut.every((prediction) => prediction.target !== undefined)).toBe(true);
});

test('the only example of a class is never held out', () => {
  const heldOut = crossValidate({
    utterances: utterances.slice(0, 4),
    targets: Int32Array.of(0, 0, 0, 1),
    classes: 2,
    folds: 3,
    rounds: 3,
  });
  expect(heldOut.map((prediction) => prediction.target)).toEqual([0, 0, 0]);
});
