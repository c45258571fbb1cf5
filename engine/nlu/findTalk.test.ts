import { expect, test } from 'vitest';
import { talkFinder } from '../project/languageData.ts';

const find = talkFinder();
const saysIn = (text: string) => find(text).map(({ start, end, says }) => [text.slice(start, end), says]);

test.each([
  ['gimme a sec, need to dig out the letter', 'wait'],
  ['einen augenblick, ich such schnell den zettel', 'wait'],
  ['what on earth do you need that for', 'why'],
  ['wofür wollt ihr das denn wissen', 'why'],
  ['no human needed, you are doing fine', 'not_person'],
  ['bitte keinen mitarbeiter, das schaff ich hier', 'not_person'],
  ['ta muchly', 'thanks'],
  ['i dont have that number with me', 'unknown'],
  ['die nummer hab ich grad nicht zur hand', 'unknown'],
])('%s says %s', (text, says) => {
  expect(find(text).map((one) => one.says)).toContain(says);
});

test.each([
  'I want to cancel my subscription',
  'wo bleibt mein paket',
  'the person at the store said yes',
  '4821993301',
  '',
  'i am waiting for my parcel since monday',
])('%s is no talk', (text) => {
  expect(find(text).filter(({ confidence }) => confidence >= 0.6)).toEqual([]);
});

test('each clause is recognised in its place', () => {
  const text = 'thank you so much. let me have a look';
  expect(saysIn(text)).toContainEqual(['let me have a look', 'wait']);
  for (const { start, end, confidence } of find(text)) {
    expect(start).toBeLessThan(end);
    expect(confidence).toBeGreaterThanOrEqual(0.5);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});

test('a long clause says more than one thing', () => {
  expect(find(`${'so '.repeat(30)}thank you`)).toEqual([]);
});
