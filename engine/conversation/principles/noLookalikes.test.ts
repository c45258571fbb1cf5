import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openShop } from './fixtures/hold.ts';
import { type Locale, locales, type Place } from './fixtures/places.ts';

const { holdAt } = openShop();

/** Real words that are one letter away from a word of the options offered at a place. */
const neighbours: Readonly<Record<Locale, Readonly<Partial<Record<Place, readonly string[]>>>>> = {
  en: {
    reason: [
      'town',
      'horn',
      'hope',
      'home',
      'role',
      'smell',
      'stall',
      'barge',
      'wine',
      'night',
      'shirt',
      'stair',
    ],
    pickup: ['brine', 'cost', 'past', 'host', 'porch', 'yen', 'corner'],
    delivered: ['yet', 'know', 'hare', 'note'],
    menu: ['cone'],
  },
  de: {
    reason: [
      'Kleid',
      'grob',
      'Zeit',
      'Kurs',
      'Rang',
      'Gang',
      'bereit',
      'Koch',
      'doch',
      'lecker',
      'Nacht',
      'Biss',
    ],
    pickup: ['Most', 'Wein', 'hohlen'],
    delivered: ['Wein', 'rein', 'Pose'],
    menu: ['Gerät', 'Garant', 'Takt'],
  },
};

/** Words that mean no option: the intent model reads parts of words, and vectors of words add up. */
const unrelated: readonly (readonly [Locale, Place, string])[] = [
  ['en', 'menu', 'older'],
  ['en', 'menu', 'dune'],
  ['en', 'menu', 'my trick'],
  ['en', 'menu', 'my truck'],
  ['en', 'menu', 'border'],
  ['en', 'menu', 'gone'],
  ['en', 'menu', 'bone'],
  ['en', 'menu', 'my dome'],
  ['en', 'menu', 'the tone'],
  ['en', 'menu', 'bytes'],
  ['en', 'pickup', 'brain'],
  ['de', 'menu', 'ist kaput'],
  ['de', 'menu', 'ist gelb'],
  ['de', 'menu', 'die Wette'],
  ['de', 'pickup', 'Rost bitte'],
  ['de', 'pickup', 'Salat bitte'],
  ['de', 'pickup', 'je bitte'],
  ['de', 'pickup', 'Pose bitte'],
];

/** Short messages with one word. */
const short: Readonly<Record<Locale, readonly string[]>> = {
  en: ['{}', '{} please', 'the {}', 'my {}'],
  de: ['{}', '{} bitte', 'das mit {}', 'mein {}'],
};

/** Misspelt words of options that are in no dictionary, with the option that they mean. */
const misspelt: Readonly<Record<Locale, readonly (readonly [said: string, reason: string])[]>> = {
  en: [
    ['damagd', 'damaged'],
    ['brokn', 'damaged'],
    ['defectiv', 'damaged'],
    ['too smalll', 'too_small'],
    ['too tigght', 'too_small'],
    ['too largge', 'too_big'],
    ['it is damged', 'damaged'],
  ],
  de: [
    ['beschädgt', 'damaged'],
    ['kaputtt', 'damaged'],
    ['defeckt', 'damaged'],
    ['zu kleinn', 'too_small'],
    ['zu scmal', 'too_small'],
    ['zu brreit', 'too_big'],
    ['ist kaputtt', 'damaged'],
  ],
};

/** Long messages about something else in which a misspelt word stands. */
const long: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'my neighbour told me that {} is the name of the new cafe next to the station',
    'on Monday I talked to Mister {} from the second floor and he said he has never seen me',
    'I live in the street behind the {} church, and the bell with the blue button is mine',
  ],
  de: [
    'meine Nachbarin sagt, dass {} der Name von dem neuen Café neben dem Bahnhof ist',
    'am Montag habe ich mit Herrn {} aus dem zweiten Stock geredet und der kennt mich gar nicht',
    'ich wohne in der Straße hinter der {} Kirche, und die blaue Klingel gehört mir',
  ],
};
const wordOf = (phrase: string): string => phrase.split(' ').at(-1) ?? '';

it.each(unrelated)('in %s at the place "%s" nothing is chosen by: %s', async (locale, place, text) => {
  const held = await holdAt(locale, place);
  await held.say(text);
  expect(held.taken()).toBeUndefined();
});

describe.each(locales)('in %s', (locale) => {
  const drawn = fc
    .constantFrom(
      ...Object.entries(neighbours[locale]).flatMap(([place, words]) =>
        words.map((word) => [place as Place, word] as const),
      ),
    )
    .chain(([place, word]) =>
      fc.tuple(fc.constant(place), fc.constant(word), fc.constantFrom(...short[locale])),
    );

  it('a real word one letter away from a word of an option chooses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ([place, word, frame]) => {
        const held = await holdAt(locale, place);
        await held.say(frame.replace('{}', word));
        expect(held.taken()).toBeUndefined();
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it.each(long[locale])('a misspelt word chooses nothing in: %s', async (frame) => {
    for (const [phrase] of misspelt[locale]) {
      const held = await holdAt(locale, 'reason');
      await held.say(frame.replace('{}', wordOf(phrase)));
      expect([phrase, held.taken(), held.slots().reason]).toEqual([phrase, undefined, null]);
    }
  });

  it.each(misspelt[locale])('"%s" is read as the option %s', async (said, reason) => {
    const held = await holdAt(locale, 'reason');
    await held.say(said);
    expect(held.slots().reason).toBe(reason);
  });
});
