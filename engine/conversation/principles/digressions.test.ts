import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openShop } from './fixtures/hold.ts';
import { type Locale, locales, type Place, stateOf } from './fixtures/places.ts';

const { holdAt } = openShop();

/** Questions that can be interrupted, by how each begins. */
const questions: Readonly<Record<Locale, Readonly<Partial<Record<Place, string>>>>> = {
  en: {
    order: 'Which order is it?',
    returned: 'Which order do you want',
    reason: 'Why are you returning',
    size: 'Which size do you want',
    day: 'On which day',
    email: 'To which e-mail address',
    delivered: 'Order 1111111111 was delivered',
  },
  de: {
    order: 'Um welche Bestellung',
    returned: 'Welche Bestellung möchtest',
    reason: 'Warum gibst du',
    size: 'Welche Größe möchtest',
    day: 'An welchem Tag',
    email: 'An welche E-Mail-Adresse',
    delivered: 'Bestellung 1111111111 wurde zugestellt',
  },
};

/** What is no answer and is dealt with at once; the question comes back afterwards. */
const digressions: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'when are you open?',
    'how can I pay?',
    'do you ship abroad?',
    'thank you',
    'hello?',
    'how are you?',
    'are you hiring?',
    'are you a bot?',
    'why do you ask?',
    'sorry for the trouble',
    'what did you say?',
  ],
  de: [
    'Wann habt ihr geöffnet?',
    'Wie kann ich bezahlen?',
    'Was kostet der Versand?',
    'danke dir',
    'Hallo?',
    'wie geht es dir?',
    'habt ihr offene Stellen?',
    'bist du ein Bot?',
    'warum fragst du?',
    'entschuldige die Umstände',
    'was hast du gesagt?',
  ],
};

/** Who needs time is left in peace: the question is not asked again at once. */
const waits: Readonly<Record<Locale, readonly string[]>> = {
  en: ['one moment please', 'hang on a minute'],
  de: ['einen Moment bitte', 'warte kurz'],
};

const answers: Readonly<Record<Locale, string>> = { en: '3333333333', de: '3333333333' };

describe.each(locales)('in %s', (locale) => {
  const asked = questions[locale];
  const drawnPlace = fc.constantFrom(...(Object.keys(asked) as readonly Place[]));
  const count = (said: readonly string[], question: string): number =>
    said.filter((text) => text.includes(question)).length;

  it('after each of five digressions in a row the same question comes back, once', async () => {
    const five = fc.array(fc.constantFrom(...digressions[locale]), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(drawnPlace, five, async (place, texts) => {
        const held = await holdAt(locale, place);
        for (const text of texts) {
          const said = await held.say(text);
          expect([text, held.at(), count(said, asked[place] ?? '')]).toEqual([text, stateOf[place], 1]);
        }
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  it('who asks for time gets it, and the question stays open', async () => {
    await fc.assert(
      fc.asyncProperty(drawnPlace, fc.constantFrom(...waits[locale]), async (place, text) => {
        const held = await holdAt(locale, place);
        const said = await held.say(text);
        expect([text, held.at(), said.length, count(said, asked[place] ?? '')]).toEqual([
          text,
          stateOf[place],
          1,
          0,
        ]);
      }),
      { numRuns: 10, seed: 8 },
    );
  });

  it('the answer is still taken afterwards', async () => {
    const three = fc.array(fc.constantFrom(...digressions[locale], ...waits[locale]), {
      minLength: 3,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(three, async (texts) => {
        const held = await holdAt(locale, 'returned');
        for (const text of texts) await held.say(text);
        await held.say(answers[locale]);
        expect([held.at(), held.slots().order_id]).toEqual(['returns/ask_reason', answers[locale]]);
      }),
      { numRuns: 6, seed: 9 },
    );
  });
});
