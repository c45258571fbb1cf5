import { describe, expect, it } from 'vitest';
import { type Held, openShop } from './fixtures/hold.ts';
import { type Locale, locales, stateOf } from './fixtures/places.ts';

const { holdAt } = openShop();

/** What the message of the last turn was read as: "answer:warranty", "not flow:refund". */
function readAs(held: Held): readonly string[] {
  const why = held.turn().steps.find((step) => step.why?.code === 'message_read')?.why;
  const chosen = why?.code === 'message_read' ? why.params.chosen : [];
  return chosen.map(({ kind, about, guards }) => `${guards === undefined ? '' : 'not '}${kind}:${about}`);
}

/** Messages by kind; each kind was once taken for something that it is not. */
interface Kinds {
  /** Verbs of giving up, with a particle or a place. */
  readonly taken: readonly string[];
  /** The same verbs alone. */
  readonly cancelled: readonly string[];
  /** Words that have nothing to do with anything. */
  readonly nonsense: readonly string[];
  /** Other amounts in words. */
  readonly amounts: readonly (readonly [text: string, amount: number])[];
  /** Numbers in words that are no amounts. */
  readonly others: readonly string[];
  /** "No" before what is wanted and nothing else. */
  readonly limited: readonly string[];
  /** What is not wanted, and what is instead. */
  readonly instead: readonly string[];
  /** A wish that begins a flow of its own, and one that the menu alone knows; with the flow. */
  readonly two: readonly (readonly [text: string, flow: string])[];
}

const kinds: Readonly<Record<Locale, Kinds>> = {
  en: {
    taken: [
      'drop it off',
      "i'll drop them off at the store",
      'drop it by the shop',
      'leave it with my neighbour',
      'just leave it at the door',
      "i'll stop by the store",
    ],
    cancelled: ['drop it', 'leave it at that', 'stop it please', 'drop it off? no, cancel this'],
    nonsense: ['moon please', 'lamp please', 'bucket', 'fish bicycle'],
    amounts: [
      ['no twenty five', 25],
      ['no, thirty', 30],
      ['i meant eighteen', 18],
      ['make that twenty two', 22],
    ],
    others: ['no, three weeks', 'actually two people paid', 'no one did'],
    limited: ['no just exchange it', 'no, only exchange it', 'no simply swap the jeans'],
    instead: [
      'not a refund, just return something',
      "i don't want my money back, only track the parcel",
      'no refund please, rather track an order',
    ],
    two: [
      ['register a warranty and track my order', 'order_status'],
      ['register a warranty and return something', 'returns'],
      ['track an order and register a warranty', 'order_status'],
    ],
  },
  de: {
    taken: [
      'ich lasse es abholen',
      'lass es beim Nachbarn',
      'lassen wir die Hose umtauschen',
      'lass das Paket vor der Tür liegen',
      'ich gebe es bei der Post auf',
      'ich geb es im Laden ab',
    ],
    cancelled: ['lass es', 'lassen wir das', 'ich gebe auf', 'vergiss es'],
    nonsense: ['Mond bitte', 'Kerze bitte', 'Eimer', 'Fisch Fahrrad'],
    amounts: [
      ['nein fünfundzwanzig', 25],
      ['nein, dreißig', 30],
      ['ich meinte achtzehn', 18],
      ['doch nur zweiundzwanzig', 22],
    ],
    others: ['nein, drei Wochen', 'doch, zwei Leute haben bezahlt', 'nein, eine andere'],
    limited: ['nein nur umtauschen', 'nein, nur umtauschen', 'nee bloß die Hose tauschen'],
    instead: [
      'ich will es nicht zurückgeben, nur umtauschen',
      'ich möchte keine Rückgabe, sondern umtauschen',
      'ich will nichts zurückgeben sondern nur mein Paket verfolgen',
    ],
    two: [
      ['Garantie registrieren und Paket verfolgen', 'order_status'],
      ['Garantie registrieren und etwas zurückgeben', 'returns'],
      ['erst Paket verfolgen, dann Garantie registrieren', 'order_status'],
    ],
  },
};

describe.each(locales)('in %s', (locale) => {
  const { taken, cancelled, nonsense, amounts, others, limited, instead, two } = kinds[locale];

  it.each([...taken, ...nonsense])('"%s" gives nothing up', async (text) => {
    const held = await holdAt(locale, 'reason');
    await held.say(text);
    expect(held.at()).toBe(stateOf.reason);
    expect(readAs(held).filter((one) => one.startsWith('control'))).toEqual([]);
  });

  it.each(cancelled)('"%s" does', async (text) => {
    const held = await holdAt(locale, 'reason');
    await held.say(text);
    expect(held.at()).toBe(stateOf.menu);
  });

  it.each(amounts)('"%s" corrects an amount', async (text, amount) => {
    const held = await holdAt(locale, 'phone');
    await held.say(text);
    expect([held.at(), held.slots().amount]).toEqual([stateOf.phone, amount]);
  });

  it.each(others)('"%s" corrects none', async (text) => {
    const held = await holdAt(locale, 'phone');
    await held.say(text);
    expect(held.slots().amount).toBe(20);
  });

  it.each(limited)('"%s" ends nothing', async (text) => {
    const held = await holdAt(locale, 'menu');
    await held.say(text);
    expect([held.snapshot().status, held.snapshot().frames.length > 0]).toEqual(['active', true]);
  });

  it.each(instead)('"%s" asks for what comes last', async (text) => {
    const held = await holdAt(locale, 'menu');
    await held.say(text);
    expect(held.at()).not.toBe(stateOf.menu);
  });

  it.each(two)('"%s" is served twice', async (text, flow) => {
    const held = await holdAt(locale, 'menu');
    await held.say(text);
    expect([...readAs(held)].sort()).toEqual(['answer:warranty', `flow:${flow}`]);
    expect(held.at()).toMatch(/^warranty\//);
  });
});
