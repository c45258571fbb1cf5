import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../base/json.ts';
import { type Held, openShop } from './fixtures/hold.ts';
import { type Locale, locales, type Place, stateOf } from './fixtures/places.ts';

const { holdAt } = openShop();

/** A slot that was filled on the way to a place, with its name, its value and others, each as said and as kept. */
interface Filled {
  readonly place: Place;
  readonly slot: string;
  readonly name: string;
  readonly old: string;
  readonly others: readonly (readonly [said: string, kept: Json])[];
  /** Whether its value is being confirmed. */
  readonly confirmed?: true;
}

const orders = [
  ['5555555555', '5555555555'],
  ['7916676427', '7916676427'],
] as const;
const emails = [
  ['jane@example.org', 'jane@example.org'],
  ['bob@example.net', 'bob@example.net'],
] as const;
const codes = [
  ['10117', '10117'],
  ['20095', '20095'],
] as const;

const filled: Readonly<Record<Locale, readonly Filled[]>> = {
  en: [
    { place: 'reason', slot: 'order_id', name: 'order number', old: '3348917502', others: orders },
    { place: 'size', slot: 'order_id', name: 'order number', old: '3348917502', others: orders },
    {
      place: 'phone',
      slot: 'amount',
      name: 'amount',
      old: '$20',
      others: [
        ['$60', 60],
        ['$35', 35],
      ],
    },
    {
      place: 'email',
      slot: 'invoice_day',
      name: 'date',
      old: 'January 3rd, 2026',
      others: [
        ['January 4th, 2026', '2026-01-04'],
        ['February 5th, 2026', '2026-02-05'],
      ],
    },
    {
      place: 'emailConfirmed',
      slot: 'email',
      name: 'e-mail',
      old: 'ada@example.com',
      others: emails,
      confirmed: true,
    },
    {
      place: 'postalConfirmed',
      slot: 'postal_code',
      name: 'code',
      old: '10115',
      others: codes,
      confirmed: true,
    },
  ],
  de: [
    { place: 'reason', slot: 'order_id', name: 'Bestellnummer', old: '3348917502', others: orders },
    { place: 'size', slot: 'order_id', name: 'Bestellnummer', old: '3348917502', others: orders },
    {
      place: 'phone',
      slot: 'amount',
      name: 'Betrag',
      old: '20 €',
      others: [
        ['60 €', 60],
        ['35 €', 35],
      ],
    },
    {
      place: 'email',
      slot: 'invoice_day',
      name: 'Datum',
      old: '3. Januar 2026',
      others: [
        ['4. Januar 2026', '2026-01-04'],
        ['5. Februar 2026', '2026-02-05'],
      ],
    },
    {
      place: 'emailConfirmed',
      slot: 'email',
      name: 'E-Mail-Adresse',
      old: 'ada@example.com',
      others: emails,
      confirmed: true,
    },
    {
      place: 'postalConfirmed',
      slot: 'postal_code',
      name: 'Postleitzahl',
      old: '10115',
      others: codes,
      confirmed: true,
    },
  ],
};

const forms: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'no wait, {new}',
    'sorry, I meant {new}',
    'not {old}, but {new}',
    "it's {new}, not {old}",
    'change my {name} to {new}',
    'the {name} is {new}',
    'oops, make that {new}',
    'actually {new}',
    'I mistyped it, it should be {new}',
  ],
  de: [
    'nein, Moment, {new}',
    'Entschuldigung, ich meinte {new}',
    'nicht {old}, sondern {new}',
    '{new}, nicht {old}',
    'falsch, es ist {new}',
    '{name} ist {new}',
    'ups, doch lieber {new}',
    'hab mich vertippt, richtig ist {new}',
    'ach nein, {new}',
  ],
};

const put = (form: string, { name, old }: Filled, said: string): string =>
  form.replace('{new}', said).replace('{old}', old).replace('{name}', name);

/** Corrections in other words: what must be kept or asked about afterwards. */
const others: readonly (readonly [Locale, Place, said: string, kept: string])[] = [
  ['en', 'reason', 'that was wrong, it is 5555555555', '5555555555'],
  ['en', 'reason', 'could you change it to 5555555555', '5555555555'],
  ['en', 'postalConfirmed', 'change my postal code to 10117', '10117'],
  ['en', 'phone', "that's not right, it is $60", '60'],
  ['en', 'email', 'please set it to January 4th, 2026', '2026-01-04'],
  ['en', 'emailConfirmed', 'could you update the e-mail to jane@example.org', 'jane@'],
  ['en', 'size', 'this is incorrect. It should be order 5555555555', '5555555555'],
  ['en', 'postalConfirmed', 'please correct it to 10117', '10117'],
  ['de', 'reason', 'bitte Bestellnummer ändern auf 5555555555', '5555555555'],
  ['de', 'email', 'bitte Datum ändern auf 4. Januar 2026', '2026-01-04'],
  ['de', 'emailConfirmed', 'bitte E-Mail-Adresse ändern auf jane@example.org', 'jane@'],
  ['de', 'email', 'nein, Moment, 5. Februar 2026', '2026-02-05'],
  ['de', 'phone', 'das stimmt so nicht, es waren 60 €', '60'],
  ['de', 'reason', 'kannst du das auf 5555555555 ändern', '5555555555'],
  ['de', 'email', 'das war falsch, es war der 4. Januar 2026', '2026-01-04'],
  ['de', 'reason', 'ändern Sie es bitte auf 5555555555', '5555555555'],
  ['de', 'postalConfirmed', 'Postleitzahl korrigieren auf 10117', '10117'],
];

/** That a slot has its new value or asks to confirm it, that the flow is where it was, and that nothing was done. */
function expectCorrected(held: Held, { place, slot, confirmed }: Filled, kept: Json): void {
  expect([held.at(), held.written()]).toEqual([stateOf[place], []]);
  if (confirmed === true) expect(held.snapshot().prompt?.text).toContain(String(kept));
  else expect(held.slots()[slot]).toEqual(kept);
}

/** Corrections of two slots at once. */
const twoSlots: Readonly<
  Record<Locale, readonly (readonly [Place, string, Readonly<Record<string, Json>>])[]>
> = {
  en: [
    [
      'size',
      'no, the order number is 5555555555 and it is too big',
      { order_id: '5555555555', reason: 'too_big' },
    ],
    [
      'emailConfirmed',
      'no, the date is January 4th, 2026 and the e-mail is jane@example.org',
      { invoice_day: '2026-01-04', email: 'jane@example.org' },
    ],
    [
      'size',
      'wait, it is too big, and the order number is 5555555555',
      { order_id: '5555555555', reason: 'too_big' },
    ],
    [
      'emailConfirmed',
      'sorry, the e-mail is jane@example.org and I bought it on January 4th, 2026',
      { invoice_day: '2026-01-04', email: 'jane@example.org' },
    ],
    [
      'emailConfirmed',
      'change my e-mail to jane@example.org and the date to January 4th, 2026',
      { invoice_day: '2026-01-04', email: 'jane@example.org' },
    ],
  ],
  de: [
    [
      'size',
      'nein, die Bestellnummer ist 5555555555 und sie ist zu groß',
      { order_id: '5555555555', reason: 'too_big' },
    ],
    [
      'emailConfirmed',
      'nein, das Datum ist der 4. Januar 2026 und die E-Mail-Adresse ist jane@example.org',
      { invoice_day: '2026-01-04', email: 'jane@example.org' },
    ],
    [
      'size',
      'Moment, sie ist zu groß, und die Bestellnummer ist 5555555555',
      { order_id: '5555555555', reason: 'too_big' },
    ],
    [
      'emailConfirmed',
      'Entschuldigung, die E-Mail-Adresse ist jane@example.org und das Datum ist der 4. Januar 2026',
      { invoice_day: '2026-01-04', email: 'jane@example.org' },
    ],
    [
      'emailConfirmed',
      'E-Mail-Adresse bitte auf jane@example.org ändern und das Datum auf 4. Januar 2026',
      { invoice_day: '2026-01-04', email: 'jane@example.org' },
    ],
  ],
};

describe.each(locales)('in %s', (locale) => {
  describe.each(filled[locale])('$slot, corrected at the place "$place"', (one) => {
    it.each(forms[locale])('%s', async (form) => {
      const [[said = '', kept = null] = []] = one.others;
      const held = await holdAt(locale, one.place);
      await held.say(put(form, one, said));
      expectCorrected(held, one, kept);
      if (one.confirmed !== true) return;
      await held.say(locale === 'en' ? 'yes' : 'ja');
      const used = held.written().flatMap(({ input }) => Object.values(input));
      expect([held.slots()[one.slot], ...used]).toContain(kept);
    });
  });

  it('the value that was said last counts', async () => {
    const drawn = fc.constantFrom(...filled[locale]).chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.array(fc.tuple(fc.constantFrom(...forms[locale].slice(1, 3)), fc.constantFrom(...one.others)), {
          minLength: 2,
          maxLength: 3,
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(drawn, async ([one, corrections]) => {
        const held = await holdAt(locale, one.place);
        let now = one.old;
        for (const [form, [said, kept]] of corrections) {
          if (said === now) continue;
          await held.say(put(form, { ...one, old: now }, said));
          now = said;
          expectCorrected(held, one, kept);
        }
      }),
      { numRuns: 10, seed: 6 },
    );
  });

  it.each(twoSlots[locale])('two slots at the place "%s": %s', async (place, text, slots) => {
    const held = await holdAt(locale, place);
    await held.say(text);
    expect([held.at(), held.written()]).toEqual([stateOf[place], []]);
    for (const [slot, value] of Object.entries(slots))
      expect([held.slots()[slot], held.said().join(' ')]).toContainEqual(
        slot === 'email' ? expect.stringContaining(String(value)) : value,
      );
  });
});

it.each(others)('in %s at the place "%s": %s', async (locale, place, text, kept) => {
  const held = await holdAt(locale, place);
  await held.say(text);
  expect([held.at(), held.written()]).toEqual([stateOf[place], []]);
  expect(`${held.said().join(' ')} ${JSON.stringify(held.slots())}`).toContain(kept);
});
