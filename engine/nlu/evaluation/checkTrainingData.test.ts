import { expect, test } from 'vitest';
import { trainingDataReport } from '../../model/reports/trainingDataReport.ts';
import { wordOverlapTrainer } from '../fixtures/wordOverlapTrainer.ts';
import { checkTrainingData, findLabelSuspects } from './checkTrainingData.ts';
import type { UnderstandingData } from './examples.ts';

const message = (text: string, intent: string | null, found: Record<string, number>) => ({
  text,
  intent,
  found: Object.entries(found).map(([name, confidence]) => ({ intent: name, confidence })),
});

test('names utterances that are mistaken for another intent, the most confident first', () => {
  const suspects = findLabelSuspects([
    message('where is my order', 'status', { status: 0.9 }),
    message('track it', 'status', { status: 0.7 }),
    message('when do you open', 'hours', { hours: 0.9 }),
    message('is it on its way', 'hours', { status: 0.95, hours: 0.02 }),
    message('order opening', 'hours', { status: 0.85, hours: 0.1 }),
    message('not so sure', 'hours', { status: 0.7, hours: 0.3 }),
    message('weather', null, { status: 0.99 }),
  ]);
  expect(suspects).toEqual([
    { text: 'is it on its way', intent: 'hours', suggested: 'status', confidence: 0.95, ownConfidence: 0.02 },
    { text: 'order opening', intent: 'hours', suggested: 'status', confidence: 0.85, ownConfidence: 0.1 },
  ]);
});

test('reports nothing if no intent is ever recognised', () => {
  expect(findLabelSuspects([message('x', 'a', { b: 0.4 }), message('y', 'b', { a: 0.3 })])).toEqual([]);
});

const check = async (examples: UnderstandingData['examples'], outOfScope: readonly string[] = []) => {
  const report = await checkTrainingData(
    wordOverlapTrainer(),
    { examples, outOfScope, names: {} },
    { folds: 5, seed: 0, stopwatch: () => 0 },
  );
  expect(trainingDataReport.parse(report)).toEqual(report);
  return report;
};
const examplesOf = (intent: string, verb: string) =>
  'abcdefgh'.split('').map((letter) => ({ text: `${verb} ${verb} ${verb} ${verb}${letter}`, intent }));

test('finds an utterance under the wrong intent', async () => {
  const wrong = { text: 'track track track trackz', intent: 'hours' };
  const { suspects, totals } = await check([
    ...examplesOf('status', 'track'),
    ...examplesOf('hours', 'open'),
    wrong,
  ]);
  expect(suspects).toMatchObject([{ ...wrong, suggested: 'status' }]);
  expect(totals.suspects).toBe(1);
});

test('finds the same utterance under two intents, and under one and out of scope', async () => {
  const { contradictions } = await check(
    [
      ...examplesOf('status', 'track'),
      ...examplesOf('hours', 'open'),
      { text: 'Track track track TRACKA!', intent: 'hours' },
    ],
    ['open open open openb'],
  );
  expect(contradictions.map(({ places }) => places.map(({ intent }) => intent))).toEqual([
    [null, 'hours'],
    ['hours', 'status'],
  ]);
});

test.each<[string, UnderstandingData['examples'], string]>([
  ['nothing at all', [], 'NLU_NO_UTTERANCES'],
  ['one example', [{ text: 'hi', intent: 'greet' }], 'NLU_ONE_INTENT'],
  ['one intent', examplesOf('greet', 'hi'), 'NLU_ONE_INTENT'],
  ['only contradictions', ['a', 'b'].map((intent) => ({ text: 'hi', intent })), 'NLU_TOO_FEW_TO_TEST'],
  [
    'only punctuation',
    ['a', 'b'].flatMap((intent) => ['?', '??'].map((text) => ({ text, intent }))),
    'NLU_FEW_UTTERANCES',
  ],
])('reports what is wrong with %s', async (_, examples, code) => {
  const report = await check(examples);
  expect(report.findings.map((finding) => finding.code)).toContain(code);
});
