import { expect, test } from 'vitest';
import { learningCurve } from '../../model/reports/nluReport.ts';
import { wordOverlapTrainer } from '../fixtures/wordOverlapTrainer.ts';
import { measureLearningCurve } from './measureLearningCurve.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzäöüß'.split('');
// Each message shares words only with others of its intent: more training messages cover more words.
const examples = ['x', 'y'].flatMap((intent) =>
  letters.flatMap((letter, n) => [
    { text: `${intent}${letter} ${intent}${letters[(n * 7) % letters.length]}`, intent },
  ]),
);

test('rises with the number of utterances, and ends with all', async () => {
  const seen: number[] = [];
  const taught: number[] = [];
  const curve = await measureLearningCurve(
    wordOverlapTrainer((some) => taught.push(some.length)),
    { examples, outOfScope: [], names: {} },
    { seed: 0, stopwatch: () => 0, onProgress: (done) => seen.push(done) },
  );
  expect(learningCurve.parse(curve)).toEqual(curve);
  expect(curve.points.map(({ perIntent }) => perIntent)).toEqual([5, 10, 20, 24]);
  expect(taught).toEqual([10, 10, 10, 20, 20, 20, 40, 40, 40, 48, 48, 48]);
  const accuracies = curve.points.map(({ accuracy }) => accuracy);
  expect(accuracies).toEqual(accuracies.toSorted((a, b) => a - b));
  expect(accuracies.at(-1)).toBeGreaterThan(accuracies[0] ?? 1);
  expect(curve.lastGain).toBeCloseTo((accuracies[3] ?? 0) - (accuracies[2] ?? 0), 9);
  expect(seen.at(-1)).toBeCloseTo(1, 9);
});

test('has one point for few utterances', async () => {
  const few = examples.filter(({ text }) => /^.[abc]/.test(text));
  const curve = await measureLearningCurve(
    wordOverlapTrainer(),
    { examples: few, outOfScope: [], names: {} },
    { seed: 0, stopwatch: () => 0 },
  );
  expect(curve.points).toHaveLength(1);
  expect(curve.lastGain).toBeNull();
  expect(curve.findings.map(({ code }) => code)).toEqual(['NLU_FEW_UTTERANCES']);
});
