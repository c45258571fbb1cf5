import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivateData, type PrivateDataId, privateDataKinds } from './index.ts';
import { isLuhnValid, isMod97Valid } from './paymentData.ts';

const all = privateDataKinds.map(({ id }) => id);

/** What is found, as "kind: text". */
function found(text: string, asked = '', kinds: readonly PrivateDataId[] = all): readonly string[] {
  return findPrivateData({ text, asked }, kinds).map(
    ({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`,
  );
}

/** The text as it is kept. */
function masked(text: string): string {
  let kept = text;
  for (const { start, end } of findPrivateData({ text, asked: '' }, all)) {
    const mask = text
      .slice(start, end)
      .replaceAll(/\p{Nd}/gu, '0')
      .replaceAll(/\p{Lu}/gu, 'X')
      .replaceAll(/(?!x)\p{L}/giu, (letter) => (letter === 'X' ? 'X' : 'x'));
    kept = kept.slice(0, start) + mask + kept.slice(end);
  }
  return kept;
}

describe('private data in English', () => {
  it.each([
    ['My card is 4111 1111 1111 1111.', 'card: 4111 1111 1111 1111'],
    ['5555-5555-5555-4444 please', 'card: 5555-5555-5555-4444'],
    ['6011111111111117', 'card: 6011111111111117'],
    ['amex 3714 496353 98431', 'card: 3714 496353 98431'],
    ['order 1234567890, card 4222222222222', 'card: 4222222222222'],
    ['1234567890 4111 1111 1111 1111', 'card: 4111 1111 1111 1111'],
    ['CVV is 123', 'card_code: 123'],
    ['cvc 1234', 'card_code: 1234'],
    ['the security code on the back of my card is 456', 'card_code: 456'],
    ['123 is the cvv', 'card_code: 123'],
    ['my password is hunter2', 'password: hunter2'],
    ['My password is sunshine and my user is bob', 'password: sunshine'],
    ['password: "correct horse battery"', 'password: correct horse battery'],
    ['Please change my password to Abc-99', 'password: Abc-99'],
    ['hunter2 is my password', 'password: hunter2'],
    ['my password’s hunter2', 'password: hunter2'],
    ['pin is 1234', 'password: 1234'],
    ['use my PIN code 4711', 'password: 4711'],
    ['123-45-6789', 'national_id: 123-45-6789'],
    ['my social security number is 123456789', 'national_id: 123456789'],
    ['NI number AB 12 34 56 C', 'national_id: AB 12 34 56 C'],
    ['it is ab123456c', 'national_id: ab123456c'],
    ['my passport number is C01X00T47', 'national_id: C01X00T47'],
    ['pay to GB82 WEST 1234 5698 7654 32, thanks', 'iban: GB82 WEST 1234 5698 7654 32'],
  ])('finds it in "%s"', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it('finds card, code and expiry where they come together', () => {
    expect(found('4111-1111-1111-1111 exp 12/27 123')).toEqual([
      'card: 4111-1111-1111-1111',
      'card_code: 123',
    ]);
  });

  it.each([
    'order 1234567890',
    'my order number is 4111111111111112',
    'it is 9999999999999999',
    'cvv for order 1234567890',
    'what is a cvv?',
    'my password is wrong',
    'my password is not working',
    "my password isn't working",
    'my password is the same as before',
    'what is your password policy?',
    'I forgot my password: what should I do?',
    'I reset my password 3 times',
    "I don't know my pin",
    'is my pin 4 digits?',
    '000-45-6789, 666-45-6789, 912-45-6789, 123-00-6789, 123-45-0000',
    'BG123456A',
    'DE88 3704 0044 0532 0130 00',
    'call me on +1 (977) 625-2661 or 977-625-2661',
    'on 2026-11-30 at 10:30, for 1,234.50',
    'at 1764495087000',
    'parcel JJD014600006281234567',
    'size 123',
    'my passport expired on 30.11.2026',
    'the pin for order 1234567890',
    'SSN? order 1234567890',
  ])('finds none in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('private data in German', () => {
  it.each([
    ['Meine Karte: 4111 1111 1111 1111', 'card: 4111 1111 1111 1111'],
    ['Die Prüfziffer lautet 123', 'card_code: 123'],
    ['Kartenprüfnummer: 999', 'card_code: 999'],
    ['Pruefziffer 321', 'card_code: 321'],
    ['321 ist die Prüfnummer', 'card_code: 321'],
    ['Passwort: geheim123!', 'password: geheim123'],
    ['mein Kennwort lautet Sommer2024', 'password: Sommer2024'],
    ['Mein WLAN-Passwort ist Blumenwiese.', 'password: Blumenwiese'],
    ['meine Geheimzahl ist 4711', 'password: 4711'],
    ['PIN 4711', 'password: 4711'],
    ['Steuer-ID 86 095 742 719', 'national_id: 86 095 742 719'],
    ['Meine Personalausweisnummer ist L01X00T471', 'national_id: L01X00T471'],
    ['Sozialversicherungsnummer 65 170839 J 003', 'national_id: 65 170839 J 003'],
    ['IBAN de89370400440532013000 bitte', 'iban: de89370400440532013000'],
  ])('findet sie in "%s"', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    'Bestellung 1234567890',
    'Passwort vergessen, Bestellung 1234567890',
    'mein Passwort ist gesperrt',
    'Mein Kennwort ist falsch, bitte zurücksetzen',
    'Das Passwort geht nicht',
    'Wie lautet meine PIN?',
    'am 30.11.2026 um 10:30 Uhr',
    'unter +49 30 901820 oder 0171 2345678',
    'Mein Ausweis ist weg',
    'Postleitzahl 10115',
    'Das habe ich nie 20000000 mal bestellt',
  ])('findet keine in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });
});

it.each([
  ['mon mot de passe est soleil42', 'password: soleil42'],
  ['cryptogramme visuel : 123', 'card_code: 123'],
  ['1 85 05 78 006 084 91', 'national_id: 1 85 05 78 006 084 91'],
  ['numéro de sécurité sociale 1 85 05 78 006 084', 'national_id: 1 85 05 78 006 084'],
  ['mi contraseña es verano99', 'password: verano99'],
  ['código de seguridad 123', 'card_code: 123'],
  ['12345678Z', 'national_id: 12345678Z'],
  ['X1234567L', 'national_id: X1234567L'],
])('is found in French and Spanish: "%s"', (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

it.each(['mi contrasena es incorrecta', 'mon mot de passe est oublié', '12345678A', 'X1234567A'])(
  'is not found in French and Spanish: "%s"',
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

describe('an answer to a question for private data', () => {
  it.each([
    ['What is the CVV of your card?', '123', ['card_code: 123']],
    ['Wie lautet die Prüfziffer?', '1234.', ['card_code: 1234']],
    ['Your PIN?', '4711', ['password: 4711']],
    ['And your password?', 'hunter2', ['password: hunter2']],
    ['Did you forget your password?', 'yes', []],
    ['What is your order number?', '1234567890', []],
    ['Your PIN was sent. What is your order number?', '4711', []],
  ])('"%s" "%s"', (asked, text, expected) => {
    expect(found(text, asked)).toEqual(expected);
  });
});

it('only looks for the kinds that are wanted', () => {
  const text = 'card 4111 1111 1111 1111, password: hunter2';
  expect(found(text, '', ['password'])).toEqual(['password: hunter2']);
  expect(found(text, '', [])).toEqual([]);
});

const digits = (min: number, max = min): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(''));

/** A number with its Luhn digit. */
const closed = (number: string): string =>
  [...'0123456789'].map((digit) => number + digit).find(isLuhnValid) ?? number;

const card = fc
  .oneof(
    digits(14).map((rest) => `4${rest}`),
    fc.tuple(fc.integer({ min: 51, max: 55 }), digits(13)).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('34', '37'), digits(12)).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('6011', '3530', '6212'), digits(11)).map((parts) => parts.join('')),
  )
  .map(closed);
const grouped = fc.tuple(card, fc.constantFrom('', ' ', '-')).map(([number, joint]) => {
  const groups = number.length === 15 ? /^(.{4})(.{6})(.{5})$/ : /^(.{4})(.{4})(.{4})(.{4})$/;
  return number.replace(groups, (_, ...parts) => parts.slice(0, number.length === 15 ? 3 : 4).join(joint));
});
const frame = fc.constantFrom(
  (it: string) => it,
  (it: string) => `My card is ${it}.`,
  (it: string) => `Bestellung 1234567890, Karte ${it}, danke`,
  (it: string) => `(${it})`,
);

describe('whatever customers write', () => {
  it('every card of an issuer is found as a whole', () => {
    fc.assert(
      fc.property(grouped, frame, (number, within) => {
        expect(found(within(number))).toEqual([`card: ${number}`]);
      }),
    );
  });

  it('a number without its check digit is no card', () => {
    fc.assert(
      fc.property(digits(13, 19), frame, (number, within) => {
        fc.pre(!isLuhnValid(number));
        expect(found(within(number), '', ['card'])).toEqual([]);
      }),
    );
  });

  it('order numbers, phone numbers, dates, times and amounts are left alone', () => {
    const two = (max: number, min = 0) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));
    const order = digits(5, 12);
    const phone = fc.oneof(
      fc.tuple(digits(3), digits(3), digits(4)).map(([a, b, c]) => `(${a}) ${b}-${c}`),
      fc.tuple(digits(3), digits(3), digits(4)).map((parts) => parts.join('-')),
      fc.tuple(digits(2), digits(6, 8)).map(([a, b]) => `+49 ${a} ${b}`),
      fc.tuple(digits(3), digits(7, 8)).map(([a, b]) => `0${a} ${b}`),
      fc.array(digits(2), { minLength: 4, maxLength: 4 }).map((pairs) => `06 ${pairs.join(' ')}`),
    );
    const day = fc
      .tuple(fc.integer({ min: 1950, max: 2060 }), two(12, 1), two(28, 1))
      .chain(([y, m, d]) => fc.constantFrom(`${y}-${m}-${d}`, `${d}.${m}.${y}`, `${m}/${d}/${y}`));
    const time = fc.tuple(two(23), two(59)).map((parts) => parts.join(':'));
    const amount = fc.tuple(digits(1, 4), digits(2)).map(([a, b]) => `$${a}.${b}`);
    const sentence = fc.constantFrom(
      (it: string) => it,
      (it: string) => `my order number is ${it}`,
      (it: string) => `Es geht um ${it}, bitte`,
      (it: string) => `the password reset of ${it} failed`,
    );
    const parts = fc.array(fc.oneof(order, phone, day, time, amount), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(parts, sentence, (numbers, within) => {
        expect(found(within(numbers.join(', ')))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('masking keeps the format, and masking twice changes nothing', () => {
    const piece = fc.oneof(
      grouped,
      fc.constantFrom(
        'CVV 123',
        'password: hunter2',
        'my pin is 4711',
        '123-45-6789',
        'my password is X0-yz',
        'ssn',
      ),
      fc.constantFrom(
        'DE89 3704 0044 0532 0130 00',
        '12345678Z',
        'AB123456C',
        'Passwort ist Geheim7',
        'is',
        'cvc',
      ),
      fc.string({ maxLength: 12 }),
      digits(1, 20),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const once = masked(pieces.join(' '));
        expect(once.length).toBe(pieces.join(' ').length);
        expect(masked(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

it('check digits are those of the standards', () => {
  expect(['79927398713', '79927398710'].map(isLuhnValid)).toEqual([true, false]);
  expect(['GB82WEST12345698765432', 'GB82WEST12345698765431'].map(isMod97Valid)).toEqual([true, false]);
});
