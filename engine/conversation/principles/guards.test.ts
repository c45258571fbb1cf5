import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Held, openShop } from './fixtures/hold.ts';
import { type Locale, locales, type Place, places, stateOf } from './fixtures/places.ts';

const { holdAt } = openShop();

/** Something that cannot be undone, as what a customer wants and as a clause after "if". */
interface Request {
  readonly name: string;
  /** The flow that it begins. */
  readonly flow?: string;
  readonly wish: string;
  readonly clause: string;
}

const requests: Readonly<Record<Locale, readonly Request[]>> = {
  en: [
    { name: 'a person', wish: 'talk to a person', clause: 'talk to a person' },
    { name: 'cancelling', wish: 'cancel this', clause: 'cancel this' },
    { name: 'a return', flow: 'returns', wish: 'return something', clause: 'return something' },
    { name: 'a refund', flow: 'refund', wish: 'get a refund', clause: 'ask for a refund' },
    { name: 'another address', flow: 'address', wish: 'change my address', clause: 'change my address' },
    { name: 'an invoice', flow: 'invoice', wish: 'get an invoice', clause: 'ask for an invoice' },
  ],
  de: [
    { name: 'a person', wish: 'mit einem Menschen sprechen', clause: 'mit einem Menschen spreche' },
    { name: 'cancelling', wish: 'das abbrechen', clause: 'das abbreche' },
    { name: 'a return', flow: 'returns', wish: 'die Hose zurückgeben', clause: 'die Hose zurückgebe' },
    { name: 'a refund', flow: 'refund', wish: 'mein Geld zurückhaben', clause: 'mein Geld zurückverlange' },
    {
      name: 'another address',
      flow: 'address',
      wish: 'meine Adresse ändern',
      clause: 'meine Adresse ändere',
    },
    { name: 'an invoice', flow: 'invoice', wish: 'eine Rechnung haben', clause: 'eine Rechnung anfordere' },
  ],
};

/** What makes it nothing that is asked for now. */
const frames: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    "I don't want to {wish}",
    'no, I do not want to {wish}',
    "I never said that I'd like to {wish}",
    'what happens if I {clause}?',
    'if I {clause}, how long does that take?',
    'would it be faster if I {clause}?',
  ],
  de: [
    'ich will nicht {wish}',
    'nein, ich möchte nicht {wish}',
    'was passiert, wenn ich {clause}?',
    'wenn ich {clause}, wie lange dauert das dann?',
    'ginge es schneller, wenn ich {clause}?',
  ],
};

/** Ways to ask for it after all. */
const plain: Readonly<Record<Locale, readonly string[]>> = {
  en: ['I want to {wish}', "I'd like to {wish} please"],
  de: ['ich will {wish}', 'ich möchte bitte {wish}'],
};

/** Other things that sound like something that cannot be undone, where a place has one. */
const alsoGuarded: Readonly<Record<Locale, readonly (readonly [Place, string])[]>> = {
  en: [
    ['order', "I don't want to say goodbye"],
    ['order', 'no, I do not want to say goodbye'],
    ['order', "I never said that I'd like to say goodbye"],
    ['emailConfirmed', 'if I say yes, when will you send it?'],
    ['delivered', 'would you look for it if I said no?'],
    ['emailConfirmed', "don't send it yet"],
    ['postalConfirmed', "please don't change it yet"],
    ['postalConfirmed', 'what happens if I say yes?'],
    ['offer', "no, don't register it"],
    ['offer', 'what would happen if I registered it?'],
    ['reason', 'are you a person?'],
    ['phone', 'is anybody there who is a human?'],
    ['menu', "don't hang up"],
    ['menu', 'what happens if I say goodbye?'],
    ['order', 'if I say goodbye, how long does that take?'],
    ['size', "I'm not done yet"],
    ['menu', 'no, I do not want to talk to a person'],
    ['menu', 'no, I do not want to get a refund'],
    ['menu', 'if I say goodbye, how long does that take?'],
    ['menu', 'nope, do not pass me on to an agent'],
    ['menu', 'no, no need for a refund'],
    ['menu', "no, I don't want to hang up"],
    ['menu', "please don't close this chat yet"],
    ['menu', 'what happens if I leave the chat?'],
    ['order', 'how can I end this conversation?'],
    ['delivered', 'no, I do not want to change my address'],
    ['delivered', "no, I don't need an invoice"],
    ['delivered', "no, please don't connect me to anybody"],
    ['emailConfirmed', 'will you send it to anybody else?'],
    ['emailConfirmed', 'could somebody else read it?'],
    ['postalConfirmed', 'do I get a letter about that?'],
    ['reason', 'I never said that I want to speak to a human'],
  ],
  de: [
    ['menu', 'das ist Quark'],
    ['reason', 'nein, ich möchte nicht das abbrechen'],
    ['order', 'ich habe nie gesagt, dass ich mit einem Menschen sprechen will'],
    ['order', 'ich habe nie gesagt, dass ich das abbrechen will'],
    ['order', 'ich habe nie gesagt, dass ich die Hose zurückgeben will'],
    ['order', 'ich habe nie gesagt, dass ich mein Geld zurückhaben will'],
    ['order', 'ich habe nie gesagt, dass ich meine Adresse ändern will'],
    ['order', 'ich habe nie gesagt, dass ich eine Rechnung haben will'],
    ['order', 'ich will nicht tschüss sagen'],
    ['order', 'nein, ich möchte nicht tschüss sagen'],
    ['order', 'wenn ich tschüss sage, wie lange dauert das dann?'],
    ['emailConfirmed', 'wenn ich ja sage, wann wird sie verschickt?'],
    ['delivered', 'würdet ihr es suchen, wenn ich nein sage?'],
    ['emailConfirmed', 'bitte noch nicht abschicken'],
    ['emailConfirmed', 'bekommt die sonst noch jemand?'],
    ['postalConfirmed', 'bitte noch nicht ändern'],
    ['postalConfirmed', 'was passiert, wenn ich ja sage?'],
    ['offer', 'nein, nicht registrieren'],
    ['offer', 'was wäre, wenn ich sie registriere?'],
    ['reason', 'bist du ein Mensch?'],
    ['phone', 'sitzt da ein Mensch oder eine Maschine?'],
    ['size', 'ich bin noch nicht fertig'],
    ['menu', 'nein, ich möchte nicht mit einem Menschen sprechen'],
    ['menu', 'nicht auflegen'],
    ['menu', 'was passiert, wenn ich tschüss sage?'],
    ['menu', 'nee, bitte nicht mit einem Mitarbeiter verbinden'],
    ['menu', 'nein, ich brauche keine Rechnung'],
    ['menu', 'nein, ich will nicht auflegen'],
    ['menu', 'bitte den Chat noch nicht beenden'],
    ['menu', 'was ist, wenn ich den Chat schließe?'],
    ['order', 'wie kann ich das Gespräch beenden?'],
    ['delivered', 'nein, ich möchte nicht meine Adresse ändern'],
    ['delivered', 'nein, eine Erstattung will ich nicht'],
    ['delivered', 'nein, verbindet mich mit niemandem'],
    ['reason', 'ich habe nie gesagt, dass ich mit einem Menschen sprechen will'],
    ['reason', 'ich habe nie behauptet, dass ich einen Mitarbeiter brauche'],
    ['emailConfirmed', 'schickt ihr sie auch an andere?'],
    ['postalConfirmed', 'bekomme ich darüber einen Brief?'],
  ],
};

const put = (frame: string, { wish, clause }: Request): string =>
  frame.replace('{wish}', wish).replace('{clause}', clause);

/** What happened in the last turn that cannot be undone. */
function done(held: Held): readonly string[] {
  const { status, queued } = held.snapshot();
  const policies = held.turn().steps.flatMap(({ why }) => {
    if (why?.code === 'flows_cancelled') return ['cancelled'];
    return why?.code === 'flow_interrupts' && why.params.flow !== 'questions'
      ? [`began ${why.params.flow}`]
      : [];
  });
  return [
    ...(status === 'ended' ? ['ended'] : []),
    ...(held.packet() === null ? [] : ['handed over']),
    ...held.written().map(({ action }) => `called ${action}`),
    ...queued.flatMap(({ flow }) => (flow === 'questions' ? [] : [`queued ${flow}`])),
    ...policies,
  ];
}

/** Places where a request is not about what is running: "I don't want to return it" in a return cancels it. */
const elsewhere = ({ flow }: Request): readonly Place[] =>
  places.filter((place) => flow === undefined || !stateOf[place].startsWith(`${flow}/`));

describe.each(locales)('in %s', (locale) => {
  const cases = requests[locale].flatMap((request) =>
    frames[locale].map((frame) => ({ request, text: put(frame, request) })),
  );

  it.each(cases)('nothing is done about: $text', async ({ request, text }) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...elsewhere(request)), async (place) => {
        const held = await holdAt(locale, place);
        await held.say(text);
        expect([place, ...done(held)]).toEqual([place]);
      }),
      { numRuns: 4, seed: text.length },
    );
  });

  it.each(alsoGuarded[locale])('at the place "%s" nothing is done about: %s', async (place, text) => {
    const held = await holdAt(locale, place);
    await held.say(text);
    expect(done(held)).toEqual([]);
  });

  it.each(
    requests[locale].flatMap((request) =>
      plain[locale].map((frame) => ({ request, text: put(frame, request) })),
    ),
  )('it is done when asked for: $text', async ({ request: { name, flow }, text }) => {
    const held = await holdAt(locale, name === 'cancelling' ? 'reason' : 'order');
    await held.say(text);
    const wanted = { 'a person': ['ended', 'handed over'], cancelling: ['cancelled'] }[name];
    expect(done(held)).toEqual(wanted ?? [`began ${flow}`]);
  });
});

describe('an end of the conversation', () => {
  it.each([
    ['en', 'I have to go now, goodbye'],
    ['en', 'I want to end this chat'],
    ['en', "I'd like to end this chat please"],
    ['en', 'can you close this conversation'],
    ['en', 'please finish our chat now'],
    ['en', "let's end the conversation here"],
    ['en', "I'm going to hang up now"],
    ['en', 'I would like to leave this chat'],
    ['de', 'ich muss los, tschüss'],
    ['de', 'ich möchte den Chat beenden'],
    ['de', 'bitte beende dieses Gespräch'],
    ['de', 'können wir die Unterhaltung jetzt schließen'],
    ['de', 'ich will den Chat jetzt verlassen'],
    ['de', 'beenden Sie bitte den Chat'],
    ['de', 'ich lege jetzt auf'],
  ] as const)('comes when asked for: %s, %s', async (locale, text) => {
    const held = await holdAt(locale, 'order');
    await held.say(text);
    expect(done(held)).toEqual(['ended']);
  });
});
