// The figures of docs/accuracy.md about values: `npm run -s accuracy:values`.
import { countValues, measureValues } from '../engine/nlu/entities/accuracy/measureValues.ts';

const files = [
  ...['values', 'fresh', 'third', 'fourth', 'fifth', 'sixth'].flatMap((list) => [
    `${list}.en.yaml`,
    `${list}.de.yaml`,
  ]),
  'clinc.en.yaml',
  'clinc2.en.yaml',
  ...['es', 'fr', 'it', 'pt'].map((language) => `values.${language}.yaml`),
];

for (const file of files) {
  const measured = measureValues(file);
  process.stdout.write(`${file}\n`);
  for (const kind of new Set(measured.map((one) => one.kind))) {
    const { right, wrong, missed } = countValues(measured.filter((one) => one.kind === kind));
    process.stdout.write(`  ${kind}: ${right} right, ${wrong} wrong, ${missed} missed\n`);
  }
  for (const { kind, text, expected, found } of measured) {
    if (JSON.stringify(expected) !== JSON.stringify(found))
      process.stdout.write(
        `    ${kind} "${text}": ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}\n`,
      );
  }
}
