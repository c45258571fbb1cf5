import { expect, test } from 'vitest';
import { suggestMargin } from './suggestMargin.ts';

test('asks where it helps more than it bothers', () => {
  const point = (margin: number, helped: number, needless: number) => ({
    margin,
    helped,
    needless,
    asked: helped + needless,
    wrong: 0,
    outOfScopeAsked: 0,
  });
  const curve = [point(0, 0, 0), point(0.1, 0.03, 0.01), point(0.2, 0.03, 0.01), point(0.3, 0.04, 0.1)];
  expect(suggestMargin(curve)?.margin).toBe(0.1);
  expect(suggestMargin([])).toBeNull();
});
