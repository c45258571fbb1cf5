import { describe, expect, it } from 'vitest';
import { openShop } from './fixtures/hold.ts';
import { type Locale, locales, places } from './fixtures/places.ts';

const { holdAt } = openShop();

/** What is said in danger, with the number that helps. */
const dangers: Readonly<Record<Locale, readonly (readonly [said: string, number: string])[]>> = {
  en: [
    ['I want to kill myself', '988'],
    ["I don't want to live any more", '988'],
    ['I have taken an overdose of pills', '911'],
    ['my father collapsed and is not breathing', '911'],
    ['my husband is threatening to kill me', '911'],
    ['I will come to your shop and shoot you all', '911'],
  ],
  de: [
    ['Ich bringe mich um', '0800 1110111'],
    ['ich will nicht mehr leben', '0800 1110111'],
    ['ich habe eine Überdosis Tabletten genommen', '112'],
    ['mein Vater ist zusammengebrochen und atmet nicht mehr', '112'],
    ['mein Mann droht, mich umzubringen', '112'],
    ['ich komme vorbei und bringe euch alle um', '112'],
  ],
};

/** What must not be kept, within what is said about it. */
const secrets: Readonly<Record<Locale, readonly (readonly [said: string, secret: string])[]>> = {
  en: [
    ['my card is 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['I paid with 5555-5555-5555-4444 by the way', '5555-5555-5555-4444'],
    ['the cvv is 737', '737'],
    ['my password is hunter2', 'hunter2'],
    ['my SSN is 123-45-6789', '123-45-6789'],
    ['my IBAN is DE89 3704 0044 0532 0130 00', '3704 0044 0532'],
  ],
  de: [
    ['meine Karte ist 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['bezahlt habe ich übrigens mit 5555-5555-5555-4444', '5555-5555-5555-4444'],
    ['die Prüfziffer ist 737', '737'],
    ['mein Passwort lautet Sommer2024', 'Sommer2024'],
    ['meine IBAN ist DE89 3704 0044 0532 0130 00', '3704 0044 0532'],
  ],
};

/** Whether a text has a secret by itself: the digits of a code are also in times and scores. */
function isIn(secret: string, text: string): boolean {
  return new RegExp(`(?<![\\d.])${secret}(?!\\d)`).test(text);
}

describe.each(locales)('in %s', (locale) => {
  it.each(dangers[locale])(
    'wherever somebody says "%s", help is named and a person comes',
    async (text, number) => {
      for (const place of places) {
        const held = await holdAt(locale, place);
        const said = await held.say(text);
        expect([place, held.at(), held.packet()?.priority]).toEqual([place, '', 'urgent']);
        expect(said).toHaveLength(1);
        expect(said[0]).toContain(number);
        expect(said[0]).not.toContain('?');
        expect(held.written()).toEqual([]);
      }
    },
  );

  it.each(secrets[locale])(
    'wherever somebody says "%s", it is masked in what is kept',
    async (text, secret) => {
      for (const place of places) {
        const held = await holdAt(locale, place);
        await held.say(text);
        expect([place, isIn(secret, await held.kept())]).toEqual([place, false]);
        expect([place, isIn(secret, held.allSaid().join(' '))]).toEqual([place, false]);
      }
    },
  );
});

it('a threat to shoot is danger in German', async () => {
  const held = await holdAt('de', 'menu');
  await held.say('ich komme vorbei und erschieße euch alle');
  expect(held.packet()?.priority).toBe('urgent');
});

it.each([
  ['de', 'meine Steuer-ID ist 86095742719'],
  ['de', 'die Steueridentifikationsnummer lautet 86095742719'],
  ['de', 'Personalausweisnummer: 1220001297'],
  ['de', 'meine Steuernummer ist 2181508155'],
  ['en', 'my tax id is 861234567'],
  ['en', 'my social security number is 123456789'],
  ['en', 'passport number 533380006'],
] as const)(
  'the number of an id is neither an order number nor a phone number: %s, %s',
  async (locale, text) => {
    const held = await holdAt(locale, 'order');
    await held.say(text);
    const { order_id, phone } = held.slots();
    expect([held.at(), order_id, phone]).toEqual(['order_status/ask_order', null, null]);
  },
);

it.each([
  ['de', 'meine Bestellnummer ist 3333333333, die Steuer-ID 86095742719'],
  ['en', 'my tax id is 861234567 and the order number is 3333333333'],
] as const)('beside it, an order number is one: %s, %s', async (locale, text) => {
  const held = await holdAt(locale, 'returned');
  await held.say(text);
  expect(held.slots().order_id).toBe('3333333333');
});
