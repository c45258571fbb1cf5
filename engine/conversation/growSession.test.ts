import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growSession, sessionOf } from './growSession.ts';
import { handleMessage } from './handleMessage.ts';
import type { LogEntry, Session } from './session.ts';
import { fixtureEngine } from './testing/fixtureEngine.ts';
import { talk, withLog } from './testing/talk.ts';

const event = (at: number): LogEntry => ({
  entry: 'event',
  turn: at,
  event: { type: 'message', at, text: `Message ${at}`, nlu: { intents: [], entities: [] } },
});

async function begun() {
  const { header, snapshot, log } = (await talk()).session();
  return withLog(sessionOf({ header, snapshot, log: [...log] }));
}

describe('growSession', () => {
  it('appends to the log, amends it, and leaves the previous session unchanged', async () => {
    const before = await begun();
    const { snapshot } = before;
    const first = growSession(before, { snapshot, added: [event(1), event(2)] });
    const amended = [{ number: before.length + 1, entry: event(9) }];
    const second = growSession(first, { snapshot, added: [event(3)], amended });
    expect(await second.history()).toEqual([...before.log, event(1), event(9), event(3)]);
    expect(await second.history(before.length + 1)).toEqual([event(9), event(3)]);
    expect(await first.history()).toEqual([...before.log, event(1), event(2)]);
    expect(await before.history()).toEqual(before.log);
    expect([before.length, first.length, second.length]).toEqual(
      [0, 2, 3].map((more) => before.log.length + more),
    );
  });

  it('keeps branches apart, whichever is read first and however often', async () => {
    const first = await begun();
    const step = fc.record({
      from: fc.nat(),
      added: fc.array(fc.nat(), { maxLength: 3 }),
      amended: fc.option(fc.nat(), { nil: undefined }),
      read: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const root: Session = sessionOf({
          header: first.header,
          snapshot: first.snapshot,
          log: [...first.log],
        });
        const grown = [{ session: root, expected: [...first.log] }];
        for (const { from, added, amended, read } of steps) {
          const before = grown[from % grown.length]!;
          const changed = amended === undefined ? [] : [amended % before.expected.length];
          const session = growSession(before.session, {
            snapshot: first.snapshot,
            added: added.map(event),
            amended: changed.map((number) => ({ number, entry: event(1_000) })),
          });
          if (read) expect(await session.history()).toBe(await session.history());
          const expected = [...before.expected];
          for (const number of changed) expected[number] = event(1_000);
          grown.push({ session, expected: [...expected, ...added.map(event)] });
        }
        for (const { session, expected } of grown) {
          expect(await session.history()).toEqual(expected);
          expect(session.length).toBe(expected.length);
        }
      }),
    );
  });

  it('adds a turn without reading the log, wherever that is kept', async () => {
    const engine = fixtureEngine();
    const { header, snapshot, length } = (await talk(engine)).session();
    const elsewhere: Session = {
      header,
      snapshot,
      length,
      history: () => Promise.reject(new Error('The log was read')),
    };
    const first = await handleMessage(engine, elsewhere, { text: 'Hm' });
    const second = await handleMessage(engine, first.session, { text: 'Where is my order?' });
    expect(second.turn.messages).not.toEqual([]);
    expect(second.session.length).toBe(length + first.added.length + second.added.length);
    await expect(second.session.history()).rejects.toThrow('The log was read');
  });
});
