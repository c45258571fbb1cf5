import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fact, type Task, tasks } from './fixtures/facts.ts';
import { type Held, openShop } from './fixtures/hold.ts';
import { locales } from './fixtures/places.ts';

const { hold } = openShop();

/** That every fact is in its slot, being confirmed or already used, and the last turn asks for none of them. */
function expectKept(held: Held, facts: readonly Fact[]): void {
  const used = held.written().flatMap(({ input }) => Object.values(input));
  const lost = facts.filter(
    ({ slot, value }) =>
      held.slots()[slot] !== value &&
      !used.includes(value) &&
      held.snapshot().prompt?.text.includes(String(value)) !== true,
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

  // At the menu, only a value that is named, or that can be nothing else, is taken for a fact.
  it.fails.each(
    tasks[locale].flatMap(({ wish, facts }) =>
      facts.filter(({ named }) => !named).map((fact) => ({ wish, fact })),
    ),
  )('a fact that comes before the request is kept: $fact.said', async ({ wish, fact }) => {
    const held = await hold(locale);
    await held.say(fact.said);
    await held.say(wish);
    expectKept(held, [fact]);
  });
});
