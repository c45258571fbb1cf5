import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fact, type Task, tasks } from './fixtures/facts.ts';
import { type Held, openShop } from './fixtures/hold.ts';
import { type Locale, locales } from './fixtures/places.ts';

const { hold } = openShop();

/** That every fact is in its slot, being confirmed or already used, and the last turn asks for none of them. */
function expectKept(held: Held, facts: readonly Fact[]): void {
  const used = held.written().flatMap(({ input }) => Object.values(input));
  const lost = facts.filter(
    ({ slot, value }) =>
      held.slots()[slot] !== value &&
      !used.includes(value) &&
      held.snapshot().frames.at(-1)?.local.confirming !== value,
  );
  expect(lost.map(({ slot }) => slot)).toEqual([]);
  const asked = facts.filter(({ prompt }) => held.said().some((text) => text.startsWith(prompt)));
  expect(asked.map(({ slot }) => slot)).toEqual([]);
}

/** Some facts of a task, in some order. */
const someOf = (all: readonly Task[]) =>
  fc
    .constantFrom(...all)
    .chain((task) => fc.tuple(fc.constant(task), fc.shuffledSubarray([...task.facts], { minLength: 1 })));

const sentences = (texts: readonly string[]): string => `${texts.join('. ')}.`;

/** A date that may be the day of the invoice, said before anything is asked for. */
const unnamed: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'we purchased it on January 3rd, 2026',
    'it came on January 3rd, 2026',
    'I paid on January 3rd, 2026',
    'we received it on January 3rd, 2026',
    'the shoes are from January 3rd, 2026',
  ],
  de: [
    'wir haben es am 3. Januar 2026 gekauft',
    'die Schuhe habe ich seit dem 3. Januar 2026',
    'überwiesen habe ich am 3. Januar 2026',
    'der Kauf war am 3. Januar 2026',
    'die Schuhe sind vom 3. Januar 2026',
  ],
};

/** Dates that nobody gives. */
const elsewhere: Readonly<Record<Locale, readonly string[]>> = {
  en: ['were you open on January 3rd, 2026?', 'if I had bought it on January 3rd, 2026'],
  de: ['hattet ihr am 3. Januar 2026 offen?', 'wenn ich es am 3. Januar 2026 gekauft hätte'],
};

describe.each(locales)('in %s', (locale) => {
  const some = someOf(tasks[locale]);

  it('facts that come with the request are kept and not asked for', async () => {
    await fc.assert(
      fc.asyncProperty(some, async ([{ wish }, facts]) => {
        const held = await hold(locale);
        await held.say(sentences([wish, ...facts.map(({ said }) => said)]));
        expectKept(held, facts);
      }),
      { numRuns: 25, seed: 2 },
    );
  });

  it('facts in several messages of one turn are kept and not asked for', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.nat(), async ([{ wish }, facts], place) => {
        const held = await hold(locale);
        const texts = facts.map(({ said }) => said);
        await held.say(...texts.toSpliced(place % (texts.length + 1), 0, wish));
        expectKept(held, facts);
      }),
      { numRuns: 25, seed: 3 },
    );
  });

  it('facts that come in the middle, whatever is asked, are kept and not asked for again', async () => {
    await fc.assert(
      fc.asyncProperty(some, async ([{ wish }, facts]) => {
        const held = await hold(locale);
        await held.say(wish);
        for (const [index, { said }] of facts.entries()) {
          await held.say(said);
          if (held.at().startsWith('main/')) return;
          expectKept(held, facts.slice(0, index + 1));
        }
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  it('facts that come before the request are kept', async () => {
    const named = tasks[locale].map((task) => ({ ...task, facts: task.facts.filter(({ named }) => named) }));
    await fc.assert(
      fc.asyncProperty(someOf(named), async ([{ wish }, facts]) => {
        const held = await hold(locale);
        await held.say(sentences(facts.map(({ said }) => said)));
        expect([held.snapshot().clarification, held.snapshot().failures]).toEqual([null, 0]);
        await held.say(wish);
        expectKept(held, facts);
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it.each(
    tasks[locale].flatMap(({ wish, facts }) =>
      facts.filter(({ named }) => !named).map((fact) => ({ wish, fact })),
    ),
  )('a fact that comes before the request is kept: $fact.said', async ({ wish, fact }) => {
    const held = await hold(locale);
    await held.say(fact.said);
    await held.say(wish);
    expectKept(held, [fact]);
  });

  it.each(unnamed[locale])(
    'a value that fits one slot alone is offered by its question: %s',
    async (text) => {
      const held = await hold(locale);
      await held.say(text);
      expect([held.snapshot().clarification, held.slots().invoice_day]).toEqual([null, null]);
      await held.say(tasks[locale].find(({ flow }) => flow === 'invoice')?.wish ?? '');
      const day = locale === 'en' ? 'January 3, 2026' : '3. Januar 2026';
      expect(held.snapshot().prompt?.text).toContain(day);
      await held.say(locale === 'en' ? 'no' : 'nein');
      expect([held.at(), held.slots().invoice_day]).toEqual(['invoice/ask_day', null]);
      await held.say(locale === 'en' ? 'January 4th, 2026' : '4. Januar 2026');
      expect([held.at(), held.slots().invoice_day]).toEqual(['invoice/ask_email', '2026-01-04']);
    },
  );

  it.each(elsewhere[locale])('no value is kept of: %s', async (text) => {
    const held = await hold(locale);
    await held.say(text);
    await held.say(tasks[locale].find(({ flow }) => flow === 'invoice')?.wish ?? '');
    expect(held.said().join(' ')).not.toContain('2026');
  });
});
