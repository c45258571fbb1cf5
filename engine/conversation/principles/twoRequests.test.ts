import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Held, openShop } from './fixtures/hold.ts';
import { type Locale, locales } from './fixtures/places.ts';

const { hold } = openShop();

/** A task: how it is asked for, first and after another, its name for customers, and what is answered in its states. */
interface Wish {
  readonly flow: string;
  readonly first: string;
  readonly second: string;
  readonly title: string;
  /** The action that is called once it is done; undefined if it only tells something. */
  readonly action?: string;
}

const wishes: Readonly<Record<Locale, readonly Wish[]>> = {
  en: [
    { flow: 'order_status', first: 'where is my order', second: 'where is my order', title: 'your order' },
    {
      flow: 'returns',
      first: 'I want to return something',
      second: 'I want to return something',
      title: 'your return',
      action: 'start_return',
    },
    {
      flow: 'refund',
      first: 'I want a refund',
      second: 'I want a refund',
      title: 'your refund',
      action: 'request_refund',
    },
    {
      flow: 'invoice',
      first: 'I need an invoice',
      second: 'I need an invoice',
      title: 'your invoice',
      action: 'send_invoice',
    },
    {
      flow: 'address',
      first: 'I want to change my address',
      second: 'I want to change my address',
      title: 'your address',
      action: 'change_address',
    },
  ],
  de: [
    {
      flow: 'order_status',
      first: 'wo ist meine Bestellung',
      second: 'wo ist meine Bestellung',
      title: 'deine Bestellung',
    },
    {
      flow: 'returns',
      first: 'ich möchte etwas zurückgeben',
      second: 'möchte ich etwas zurückgeben',
      title: 'deine Rückgabe',
      action: 'start_return',
    },
    {
      flow: 'refund',
      first: 'ich möchte eine Erstattung',
      second: 'möchte ich eine Erstattung',
      title: 'deine Erstattung',
      action: 'request_refund',
    },
    {
      flow: 'invoice',
      first: 'ich brauche eine Rechnung',
      second: 'brauche ich eine Rechnung',
      title: 'deine Rechnung',
      action: 'send_invoice',
    },
    {
      flow: 'address',
      first: 'ich möchte meine Adresse ändern',
      second: 'möchte ich meine Adresse ändern',
      title: 'deine Adresse',
      action: 'change_address',
    },
  ],
};

const joined: Readonly<Record<Locale, string>> = {
  en: '{first}, and after that {second}',
  de: '{first}, und danach {second}',
};

/** Other ways to join them. */
const otherwise: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    '{first}, and also {second}',
    '{first}. And {second}',
    '{first} and then {second}',
    'hi, {first}; {second} too',
    'two things: {first} and {second}',
  ],
  de: [
    '{first}, und außerdem {second}',
    '{first}. Und dann {second}',
    '{first} und später {second}',
    'hallo, {first}; anschließend {second}',
    'zwei Dinge: {first}, danach {second}',
  ],
};

const put = (form: string, one: Wish, two: Wish): string =>
  form.replace('{first}', one.first).replace('{second}', two.second);

/** What a customer answers in each state, whatever is asked for. */
const answers: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    'order_status/ask_order': '3333333333',
    'returns/ask_order': '3348917502',
    'returns/ask_reason': 'damaged',
    'returns/ask_pickup': 'pick it up',
    'refund/ask_amount': '$20',
    'refund/ask_phone': '+49 30 901820',
    'invoice/ask_day': 'January 3rd, 2026',
    'invoice/ask_email': 'ada@example.com',
    'address/ask_postal': '10115',
    'identify/ask_pin': '4711',
    yes: 'yes',
  },
  de: {
    'order_status/ask_order': '3333333333',
    'returns/ask_order': '3348917502',
    'returns/ask_reason': 'kaputt',
    'returns/ask_pickup': 'abholen',
    'refund/ask_amount': '20 €',
    'refund/ask_phone': '+49 30 901820',
    'invoice/ask_day': '3. Januar 2026',
    'invoice/ask_email': 'ada@example.com',
    'address/ask_postal': '10115',
    'identify/ask_pin': '4711',
    yes: 'ja',
  },
};

/** Answers every question until nothing runs any more. @returns The flows in the order in which they began. */
async function finish(held: Held, locale: Locale): Promise<readonly string[]> {
  const begun: string[] = [];
  const note = (): void => {
    for (const { flow, state, trigger } of held.turn().steps)
      if (trigger === 'enter' && state === 'start' && flow !== 'identify') begun.push(flow);
  };
  note();
  let answered = '';
  for (let turn = 0; turn < 12 && !held.at().startsWith('main/') && held.at() !== ''; turn++) {
    const at = held.at();
    if (held.snapshot().awaiting.type === 'timer') await held.wake();
    else await held.say(answers[locale][at === answered ? 'yes' : at] ?? '');
    answered = at;
    note();
  }
  return begun;
}

const pairs = (locale: Locale) =>
  wishes[locale].flatMap((one) =>
    wishes[locale].flatMap((two) => (one === two ? [] : [{ one, two, text: put(joined[locale], one, two) }])),
  );

/** Flows that are options of the menu. */
const onMenu = (wish: Wish): boolean => wish.flow === 'order_status' || wish.flow === 'returns';

describe.each(locales)('in %s', (locale) => {
  const all = pairs(locale);
  // An option of the menu, where the conversation stands, is the answer to its question and comes first.
  const inOrder = (one: Wish, two: Wish): readonly [Wish, Wish] =>
    onMenu(two) && !onMenu(one) ? [two, one] : [one, two];

  it.each(all)('both are served, the second after an announcement: $text', async ({ one, two, text }) => {
    const held = await hold(locale);
    await held.say(text);
    expect(held.written()).toEqual([]);
    const begun = await finish(held, locale);
    const ordered = inOrder(one, two);
    expect(begun).toEqual(ordered.map(({ flow }) => flow));
    expect(held.written().map(({ action }) => action)).toEqual(
      ordered.flatMap(({ action }) => (action === undefined ? [] : [action])),
    );
    expect(held.allSaid().join(' ')).toContain(ordered[1].title);
  });

  it.each(otherwise[locale])('both are served: %s', async (form) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), async ({ one, two }) => {
        const held = await hold(locale);
        const text = put(form, one, two);
        await held.say(text);
        const begun = await finish(held, locale);
        expect([text, ...begun]).toEqual([text, ...inOrder(one, two).map(({ flow }) => flow)]);
      }),
      { numRuns: 6, seed: form.length },
    );
  });

  it.each(all)('what stays open is named at the end: $text', async ({ one, two, text }) => {
    const held = await hold(locale);
    await held.say(text);
    const last = (await held.say(locale === 'en' ? 'goodbye' : 'auf Wiedersehen')).join(' ');
    expect(held.at()).toBe('');
    for (const { title } of [one, two]) expect(last).toContain(title);
  });
});
