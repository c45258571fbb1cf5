import { expect, test } from 'vitest';
import { countValues, type MeasuredExpression, measureValues } from './measureValues.ts';

test('prints', () => {
  for (const language of ['en', 'de']) {
    const measured = measureValues(`values.${language}.yaml`);
    for (const kind of new Set(measured.map((one) => one.kind))) {
      const own = measured.filter((one: MeasuredExpression) => one.kind === kind);
      console.log(language, kind, JSON.stringify(countValues(own)));
    }
    for (const one of measured)
      if (JSON.stringify(one.expected) !== JSON.stringify(one.found))
        console.log(
          language,
          one.kind,
          JSON.stringify(one.text),
          JSON.stringify(one.expected),
          JSON.stringify(one.found),
        );
  }
  expect(1).toBe(1);
});
