import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openShop } from './fixtures/hold.ts';
import { type Locale, locales, places, stateOf } from './fixtures/places.ts';

const { hold, holdAt } = openShop();

interface Said {
  readonly thanks: readonly string[];
  readonly farewells: readonly string[];
  readonly anger: readonly string[];
  readonly aboutBot: readonly string[];
  readonly why: readonly string[];
  /** How an apology begins, what the assistant calls itself, and how it says why it asks. */
  readonly sorry: RegExp;
  readonly machine: RegExp;
  readonly reason: RegExp;
  readonly notUnderstood: RegExp;
  /** What else customers say. */
  readonly anything: readonly string[];
  /** Other social acts and questions about a question. */
  readonly acts: readonly string[];
}

const spoken: Readonly<Record<Locale, Said>> = {
  en: {
    thanks: ['thank you', 'thanks a lot', 'cheers mate'],
    farewells: ['goodbye', 'bye for now', 'thanks, bye'],
    anger: ['this is ridiculous', 'your service is terrible', "you're an idiot"],
    aboutBot: ['am I talking to a human?', 'is this a machine?'],
    why: ['why do you need that?', 'why are you asking?'],
    sorry: /sorry/i,
    machine: /automated|machine/,
    reason: /I need that|I ask so that/,
    notUnderstood: /didn't get that|don't follow/,
    anything: [
      'blah',
      'purple elephants',
      'hm',
      'what?',
      'yes',
      'one moment',
      '42',
      'the blue one',
      'I want to return something',
      'stop',
      'this sucks',
      'my dog is called Rex',
    ],
    acts: ['hello', 'ok', 'why?', 'sorry'],
  },
  de: {
    thanks: ['danke', 'vielen Dank', 'merci dir'],
    farewells: ['auf Wiedersehen', 'tschüss', 'danke, schönen Tag noch'],
    anger: ['das ist eine Frechheit', 'euer Service ist unterirdisch', 'du Idiot'],
    aboutBot: ['bist du ein Bot?', 'rede ich mit einem Menschen?'],
    why: ['warum wollt ihr das wissen?', 'warum fragst du?'],
    sorry: /tut mir leid/i,
    machine: /automatischer|Maschine/,
    reason: /Das brauche ich|Ich frage, damit/,
    notUnderstood: /nicht verstanden|verstehe .* nicht/,
    anything: [
      'bla',
      'lila Elefanten',
      'hm',
      'was?',
      'ja',
      'nein',
      'einen Moment',
      '42',
      'die blaue',
      'ich möchte etwas zurückgeben',
      'stopp',
      'so ein Mist',
      'mein Hund heißt Rex',
    ],
    acts: ['hallo', 'ok', 'warum?', 'Entschuldigung'],
  },
};

describe.each(locales)('in %s', (locale) => {
  const { thanks, farewells, anger, aboutBot, why, anything, acts, ...patterns } = spoken[locale];

  it.each(thanks)('"%s" is understood everywhere and leads nowhere', async (text) => {
    for (const place of places) {
      const held = await holdAt(locale, place);
      const said = (await held.say(text)).join(' ');
      expect([place, held.snapshot().failures, held.snapshot().counts, held.written()]).toEqual([
        place,
        0,
        {},
        [],
      ]);
      expect(said).not.toMatch(patterns.notUnderstood);
      if (place !== 'menu') expect(held.at()).toBe(stateOf[place]);
    }
  });

  it.each(farewells)('"%s" ends the conversation everywhere', async (text) => {
    for (const place of places) {
      const held = await holdAt(locale, place);
      const said = (await held.say(text)).join(' ');
      const { resolution } = held.snapshot();
      expect([place, held.at(), held.packet()]).toEqual([place, '', null]);
      expect(said).not.toMatch(patterns.notUnderstood);
      expect([place, resolution]).toEqual([
        place,
        place === 'menu' || resolution === 'resolved' ? 'resolved' : 'unresolved',
      ]);
    }
  });

  it.each(anger)('"%s" is met with an apology', async (text) => {
    for (const place of ['menu', 'order', 'reason', 'phone', 'email'] as const) {
      const held = await holdAt(locale, place);
      const said = (await held.say(text)).join(' ');
      expect([place, held.snapshot().status, held.snapshot().failures]).toEqual([place, 'active', 0]);
      expect([place, said]).toEqual([place, expect.stringMatching(patterns.sorry)]);
    }
  });

  it('anger in a row brings a person', async () => {
    const held = await holdAt(locale, 'order');
    for (const text of anger.slice(0, 2)) await held.say(text);
    expect(held.packet()?.trigger).toBe('sentiment');
  });

  it.each(aboutBot)('the assistant says what it is when asked: %s', async (text) => {
    for (const place of places.filter((one) => one !== 'score')) {
      const held = await holdAt(locale, place);
      const said = (await held.say(text)).join(' ');
      expect([place, held.at(), said]).toEqual([
        place,
        stateOf[place],
        expect.stringMatching(patterns.machine),
      ]);
    }
  });

  it.each(why)('the assistant says why it asks: %s', async (text) => {
    for (const place of [
      'order',
      'reason',
      'size',
      'amount',
      'phone',
      'postal',
      'day',
      'email',
      'verified',
    ] as const) {
      const held = await holdAt(locale, place);
      const said = (await held.say(text)).join(' ');
      expect([place, held.at(), said]).toEqual([
        place,
        stateOf[place],
        expect.stringMatching(patterns.reason),
      ]);
    }
  });

  it('nothing is said three times in a row, whatever the customer says', async () => {
    const twelve = fc.array(fc.constantFrom(...anything, ...acts, ...anger, ...aboutBot, ...why), {
      minLength: 12,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(twelve, async (texts) => {
        const held = await hold(locale);
        const turns: (readonly string[])[] = [];
        for (const text of texts) {
          if (held.at() === '') return;
          turns.push(await held.say(text));
          const [last = [], before = [], earlier = []] = turns.toReversed();
          // A question that is still open may come back with every answer.
          const question = held.snapshot().prompt?.text ?? '';
          const thrice = last.filter(
            (line) => before.includes(line) && earlier.includes(line) && !line.includes(question),
          );
          expect(thrice).toEqual([]);
        }
      }),
      { numRuns: 12, seed: 10 },
    );
  });

  const repeated = async (text: string): Promise<readonly string[]> => {
    const held = await holdAt(locale, 'order');
    const turns = [await held.say(text)];
    while (turns.length < 3 && held.at() !== '') turns.push(await held.say(text));
    const question = held.snapshot().prompt?.text ?? '';
    const [first = [], second = [], third = []] = turns;
    return first.filter((line) => second.includes(line) && third.includes(line) && !line.includes(question));
  };

  // Thanks are answered by a flow of this project, always in its words; see the tests of `manners.ts`.
  it.each([...anything, ...acts, ...anger, ...aboutBot, ...why])(
    'nothing is said three times to: %s',
    async (text) => {
      expect(await repeated(text)).toEqual([]);
    },
  );
});

it('the assistant says what it is when asked whether it is a bot', async () => {
  const held = await hold('en');
  expect((await held.say('are you a bot?')).join(' ')).toMatch(spoken.en.machine);
});
