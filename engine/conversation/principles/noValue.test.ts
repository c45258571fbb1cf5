import { describe, expect, it } from 'vitest';
import { openShop } from './fixtures/hold.ts';
import { type Locale, locales, type Place, stateOf } from './fixtures/places.ts';

const { holdAt } = openShop();

/** Questions for a value, with the slot that it goes to. */
const questions = {
  order: 'order_id',
  returned: 'order_id',
  size: 'size',
  amount: 'amount',
  phone: 'phone',
  postal: 'postal_code',
  pin: 'pin',
  day: 'invoice_day',
  email: 'email',
  verified: 'email',
} as const satisfies Partial<Record<Place, string>>;

/** What is said at a question and is no answer to it, by kind. */
const noAnswers: Readonly<Record<Locale, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    'a social act': ['hello there', 'thank you so much', 'sorry about that', 'this is a joke', 'ok great'],
    'a question': ['when are you open?', 'how can I pay?'],
    'a question about the question': [
      'why do you need that?',
      'is that really necessary?',
      'what do you need it for?',
    ],
    'a request for time': ['moment, I have to look it up', 'hang on a minute', 'let me find it first'],
    'not knowing it': ["I don't know", 'no idea, I threw it away'],
    'a question about the assistant': ['are you a bot?'],
    'a request to repeat': ['what did you say?'],
  },
  de: {
    'a social act': ['Hallo zusammen', 'vielen Dank', 'tut mir leid', 'das ist eine Frechheit', 'alles klar'],
    'a question': ['Wann habt ihr geöffnet?', 'Wie kann ich bezahlen?'],
    'a question about the question': [
      'Warum braucht ihr das?',
      'Ist das wirklich nötig?',
      'Wofür ist das gut?',
    ],
    'a request for time': ['Moment, ich muss kurz nachsehen', 'warte kurz', 'ich such die mal raus'],
    'not knowing it': ['das weiß ich nicht', 'keine Ahnung, hab ich weggeworfen'],
    'a question about the assistant': ['Bist du ein Bot?'],
    'a request to repeat': ['Was hast du gesagt?'],
  },
};

describe.each(locales)('in %s', (locale) => {
  describe.each(Object.entries(noAnswers[locale]))('%s is no value', (kind, texts) => {
    it.each(texts)('%s', async (text) => {
      for (const [name, slot] of Object.entries(questions)) {
        const place = name as keyof typeof questions;
        const held = await holdAt(locale, place);
        await held.say(text);
        expect([place, held.at(), held.slots()[slot]]).toEqual([place, stateOf[place], null]);
        if (kind !== 'not knowing it') expect([place, held.snapshot().failures]).toEqual([place, 0]);
      }
    });
  });
});
