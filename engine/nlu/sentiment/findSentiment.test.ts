import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Mood, moodExamples } from '../fixtures/moodExamples.ts';
import { findSentiment } from './findSentiment.ts';

const moodOf = (text: string, language = 'en') => findSentiment(text, language) ?? Number.NaN;

/** Below which a project usually hands a conversation over. */
const ANGRY = -0.6;

function bandOf(sentiment: number): Mood {
  if (sentiment <= ANGRY) return 'angry';
  if (sentiment <= -0.15) return 'unhappy';
  return sentiment < 0.3 ? 'neutral' : 'happy';
}

describe.each(['en', 'de'] as const)('labelled messages in %s', (language) => {
  const { learnt, keptBack } = moodExamples[language];
  const judge = (examples: typeof learnt) =>
    Object.entries(examples).flatMap(([mood, texts]) =>
      texts.map((text) => ({ text, mood, sentiment: moodOf(text, language) })),
    );
  const all = [...judge(learnt), ...judge(keptBack)];

  test('recognises the sentiment of nearly all', () => {
    for (const examples of [judge(learnt), judge(keptBack)]) {
      const right = examples.filter(({ mood, sentiment }) => bandOf(sentiment) === mood);
      // Measured: 0.943 and 0.975 in English, 1 and 0.975 in German.
      expect(right.length / examples.length).toBeGreaterThanOrEqual(0.92);
    }
  });

  test('every angry one would be handed over, and no neutral or happy one', () => {
    const handedOver = (mood: Mood) =>
      all.filter((one) => one.mood === mood && one.sentiment <= ANGRY).length;
    expect(handedOver('angry')).toBe(all.filter(({ mood }) => mood === 'angry').length);
    expect(handedOver('neutral')).toBe(0);
    expect(handedOver('happy')).toBe(0);
  });
});

test.each([
  ['en', 'good', 'not good'],
  ['en', 'I am happy', 'I am not really happy'],
  ['en', 'very good', 'good'],
  ['en', 'bad', 'very bad'],
  ['en', 'bad', 'BAD'],
  ['en', 'bad', 'bad!!!'],
  ['en', 'a bit disappointed', 'disappointed'],
  ['en', 'not bad', 'bad'],
  ['en', 'I love it', 'I love it but delivery was awful'],
  ['de', 'gut', 'gar nicht gut'],
  ['de', 'das gefällt mir', 'das gefällt mir nicht'],
  ['de', 'gar nicht schlecht', 'schlecht'],
  ['de', 'etwas enttäuscht', 'sehr enttäuscht'],
  ['de', 'guter Service', 'kein guter Service'],
])('in %s, %j sounds better than %j', (language, better, worse) => {
  expect(moodOf(better, language)).toBeGreaterThan(moodOf(worse, language));
});

test.each([
  ['no negation across clauses', 'it does not fit, bad quality', 'unhappy'],
  ['curly apostrophes', 'it isn’t good', 'unhappy'],
  ['emoji', '😡', 'angry'],
  ['emoticons', 'my order is late :(', 'unhappy'],
  ['no emoticons in addresses', 'see https://shop.example.com/(a)', 'neutral'],
  ['a polite word does not calm a curse', 'you are liars, thank you', 'angry'],
  ['declining', 'no thanks', 'neutral'],
  ['a wish', 'I would like to return this', 'neutral'],
  ['shouting without a word of mood', 'I WANT TO TALK TO A MANAGER NOW!!', 'unhappy'],
  ['capitals alone', 'WHERE IS MY ORDER', 'neutral'],
  ['a topic', 'how do i report fraud on my card', 'neutral'],
  ['nothing', '', 'neutral'],
])('%s: %j', (_, text, mood) => {
  expect(bandOf(moodOf(text))).toBe(mood);
});

test('regions share the lexicon of their language', () => {
  expect(moodOf('this is not good', 'en-GB')).toBe(moodOf('this is not good', 'en'));
});

test('there is none for a language without a lexicon', () => {
  expect(findSentiment('esto es inaceptable', 'es')).toBeUndefined();
  expect(findSentiment('', '')).toBeUndefined();
});

test('whatever the text, it is a number from -1 to 1 in steps of 0.01', () => {
  const piece = fc.constantFrom(
    'not',
    'bad',
    'GOOD',
    'nicht',
    'fucking',
    '!!!',
    '??',
    ':(',
    '😡',
    'but',
    'so',
    ',',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'de'), (message, language) => {
      const mood = moodOf(message, language);
      expect(mood).toBeGreaterThanOrEqual(-1);
      expect(mood).toBeLessThanOrEqual(1);
      expect(Math.round(mood * 100) / 100).toBe(mood);
    }),
  );
});

const clinc = '../shared/data/clinc150/data_full.json';
const root = fileURLToPath(new URL('../../../', import.meta.url));

test.skipIf(!existsSync(join(root, clinc)))(
  'of 15,000 requests hardly any is angry (needs npm run test:long and ../shared/data)',
  { tags: ['long'] },
  () => {
    const { train } = z
      .object({ train: z.array(z.tuple([z.string(), z.string()])) })
      .parse(JSON.parse(readFileSync(join(root, clinc), 'utf8')));
    const angry = train.filter(([text]) => moodOf(text) <= ANGRY);
    // Measured: 11, most of them curses.
    expect(angry.length / train.length).toBeLessThan(0.002);
  },
);
