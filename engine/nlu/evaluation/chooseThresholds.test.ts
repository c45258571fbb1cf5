import { expect, test } from 'vitest';
import { thresholdReport } from '../../model/reports/thresholdReport.ts';
import { wordOverlapTrainer } from '../fixtures/wordOverlapTrainer.ts';
import { chooseThresholds } from './chooseThresholds.ts';

const examples = ['order', 'hours', 'return'].flatMap((intent) =>
  ['a', 'b', 'c', 'd', 'e', 'f'].map((word) => ({ text: `${intent} ${intent}${word}`, intent })),
);
const options = {
  folds: 3,
  seed: 0,
  stopwatch: () => 0,
  outOfScopeShare: 0.2,
  thresholds: { intentThreshold: 0.95, margin: 0.15, minimum: 0.25 },
};

test('suggests the threshold that best separates in-scope messages from others', async () => {
  const outOfScope = ['order a very good pizza', 'the weather', 'a joke', 'sing a song'];
  const report = await chooseThresholds(wordOverlapTrainer(), { examples, outOfScope, names: {} }, options);
  expect(thresholdReport.parse(report)).toEqual(report);
  expect(report.examples).toEqual({ inScope: 18, outOfScope: 4, standIn: false, folds: 3 });
  expect(report.current).toMatchObject({ threshold: 0.95, acceptedAccuracy: 0 });
  expect(report.suggested).toMatchObject({
    threshold: 0.21,
    acceptedAccuracy: 1,
    outOfScopeRecall: 1,
  });
  expect(report.clarification.suggested?.needless).toBe(0);
});

test('reports how many customers are asked which intent is meant', async () => {
  const polite = examples.map(({ text, intent }) => ({ text: `please ${text}`, intent }));
  const outOfScope = ['please sing a song', 'the weather'];
  const clarified = async (margin: number) => {
    const thresholds = { intentThreshold: 0.5, margin, minimum: 0 };
    const data = { examples: polite, outOfScope, names: {} };
    const { current, clarification } = await chooseThresholds(wordOverlapTrainer(), data, {
      ...options,
      thresholds,
    });
    expect(current.clarified).toBe(clarification.current.asked);
    return current.clarified;
  };
  expect(await clarified(0)).toBe(0);
  expect(await clarified(1)).toBe(1);
});

test('suggests nothing for two intents, since none can stand in for out of scope', async () => {
  const two = examples.filter(({ intent }) => intent !== 'return');
  const report = await chooseThresholds(
    wordOverlapTrainer(),
    { examples: two, outOfScope: [], names: {} },
    options,
  );
  expect(report).toMatchObject({ curve: [], suggested: null, examples: { outOfScope: 0, standIn: false } });
});
