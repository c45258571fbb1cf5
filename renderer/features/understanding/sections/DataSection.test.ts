import { expect, test } from 'vitest';
import type { TrainingDataReport } from '../../../../engine/model/reports/trainingDataReport.ts';
import { ENOUGH_UTTERANCES, fewUtterances, openFindings } from './DataSection.tsx';

const intent = (id: string, utterances: readonly string[], german: readonly string[] = []) => ({
  id,
  name: id.toUpperCase(),
  utterances: [...utterances],
  translations: { de: [...german] },
});
const different = (count: number) => Array.from({ length: count }, (_, number) => `utterance ${number}`);

test('counts different utterances in all languages, the fewest first', () => {
  const intents = {
    enough: intent('enough', different(ENOUGH_UTTERANCES)),
    both: intent('both', different(ENOUGH_UTTERANCES - 1), ['noch eine']),
    repeated: intent('repeated', ['Hello', 'hello', 'HELLO']),
    none: intent('none', []),
  };
  expect(fewUtterances(intents)).toEqual([
    { intent: 'none', name: 'NONE', count: 0 },
    { intent: 'repeated', name: 'REPEATED', count: 1 },
  ]);
});

const at = (intent: string | null, text = 'where is it') => ({ text, intent });
const report: TrainingDataReport = {
  examples: { utterances: 4, outOfScope: 1, intents: 2 },
  suspects: [{ text: 'hello', intent: 'a', suggested: 'b', confidence: 0.9, ownConfidence: 0.1 }],
  contradictions: [{ places: [at('a'), at('b'), at(null)] }],
  duplicates: [{ a: at('a', 'one'), b: at('a', 'ones'), similarity: 0.9, sameIntent: true }],
  totals: { suspects: 1, contradictions: 1, duplicates: 1 },
  findings: [],
};
const without = (...gone: readonly ReturnType<typeof at>[]) =>
  openFindings(report, ({ text, intent }) =>
    gone.some((one) => one.text === text && one.intent === intent) ? 0 : 1,
  );

test('stands as long as the utterances stand where they were found', () => {
  const { settled, ...open } = without();
  expect(settled).toBe(0);
  expect(open).toEqual({
    contradictions: report.contradictions,
    suspects: report.suspects,
    duplicates: report.duplicates,
  });
});

test('a contradiction is settled when one intent is left', () => {
  expect(without(at(null)).contradictions).toEqual([{ places: [at('a'), at('b')] }]);
  expect(without(at(null), at('a'))).toMatchObject({ contradictions: [], settled: 1 });
});

test('a suspect that was moved and a pair of which one was removed are settled', () => {
  expect(without(at('a', 'hello'), at('a', 'ones'))).toMatchObject({
    suspects: [],
    duplicates: [],
    settled: 2,
  });
  expect(openFindings({ ...report, suspects: null }, () => 1).suspects).toEqual([]);
});

test('of the same words twice in one place, one is left', () => {
  const twice = { ...report, duplicates: [{ a: at('a'), b: at('a'), similarity: 1, sameIntent: true }] };
  expect(openFindings(twice, () => 2).duplicates).toHaveLength(1);
  expect(openFindings(twice, () => 1).duplicates).toEqual([]);
});
