import { describe, expect, it } from 'vitest';
import { countValues, type MeasuredExpression, measureValues } from './measureValues.ts';

const floor = 0.97;
/** Least shares of labelled values that are found. Phone numbers that are said can be order numbers. */
const recallFloors: Readonly<Record<string, number>> = { phone: 0.7 };

describe.each(['en', 'de'])('labelled values in %s', (language) => {
  const measured = measureValues(`values.${language}.yaml`);

  it('are at least a hundred', () => {
    expect(measured.length).toBeGreaterThanOrEqual(130);
  });

  it.each(kindsOf(measured))('%s: what is found is right, and most is found', (kind) => {
    const { right, wrong, missed } = countValues(measured.filter((one) => one.kind === kind));
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(floor);
    expect(right / (right + missed)).toBeGreaterThanOrEqual(recallFloors[kind] ?? 0.9);
  });
});

describe.each(['fresh', 'third', 'fourth', 'fifth', 'sixth'])('the list "%s"', (list) => {
  const measured = ['en', 'de'].flatMap((language) => measureValues(`${list}.${language}.yaml`));

  it.each(kindsOf(measured))('%s: what is found is right, and most is found', (kind) => {
    const { right, wrong, missed } = countValues(measured.filter((one) => one.kind === kind));
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(floor);
    expect(right / (right + missed)).toBeGreaterThanOrEqual(0.9);
  });
});

it.each(['clinc', 'clinc2'])('days in messages that nobody wrote for these lists: %s', (list) => {
  const { right, wrong, missed } = countValues(measureValues(`${list}.en.yaml`));
  expect(right / (right + wrong)).toBeGreaterThanOrEqual(floor);
  expect(right / (right + missed)).toBeGreaterThanOrEqual(0.9);
});

describe.each(['es', 'fr', 'it', 'pt'])('values in %s', (language) => {
  const measured = measureValues(`values.${language}.yaml`);

  it('are forty expressions', () => {
    expect(measured.length).toBeGreaterThanOrEqual(40);
  });

  it.each(measured.map((one) => [one.text, one] as const))('%s is read right or not at all', (_, one) => {
    expect(countValues([one]).wrong).toBe(0);
  });

  it('are found more often than not', () => {
    const { right, missed } = countValues(measured);
    expect(right / (right + missed)).toBeGreaterThanOrEqual(0.85);
  });
});

function kindsOf(measured: readonly MeasuredExpression[]): readonly string[] {
  return [...new Set(measured.map(({ kind }) => kind))];
}
