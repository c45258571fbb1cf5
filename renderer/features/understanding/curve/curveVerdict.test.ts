import { expect, test } from 'vitest';
import { curveVerdict } from './curveVerdict.ts';

const point = (perIntent: number) => ({ perIntent, examples: 0, accuracy: 0, lowest: 0, highest: 0 });

test('says whether more utterances will help', () => {
  const points = [point(5), point(10), point(20)];
  expect(curveVerdict({ points, lastGain: 0.034 })).toMatch(/will help: .* from 10 to 20 .* 3\.4 points/);
  expect(curveVerdict({ points, lastGain: 0.004 })).toMatch(/hardly help: .* gained 0\.4 points/);
  expect(curveVerdict({ points, lastGain: -0.02 })).toMatch(/hardly help: .* lost 2\.0 points/);
  expect(curveVerdict({ points: [point(3)], lastGain: null })).toMatch(/too few utterances/);
});
