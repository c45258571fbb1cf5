import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growSession } from './growSession.ts';
import { handleMessage } from './handleMessage.ts';
import { type LogEntry, type Session, session as sessionSchema } from './session.ts';
import { fixtureEngine } from './testing/fixtureEngine.ts';
import { talk } from './testing/talk.ts';

const event = (at: number): LogEntry => ({
  entry: 'event',
  turn: at,
  event: { type: 'message', at, text: `Message ${at}`, nlu: { intents: [], entities: [] } },
});

async function begun(): Promise<Session> {
  return (await talk()).session();
}

describe('growSession', () => {
  it('adds to the log and leaves the session before as it was', async () => {
    const before = await begun();
    const was = structuredClone(before);
    const after = growSession(before, before.snapshot, [event(1)]);
    expect(after.log).toEqual([...was.log, event(1)]);
    expect(before).toEqual(was);
  });

  it('gives plain data, which the schema, JSON and a copy to another thread read whole', async () => {
    const before = await begun();
    const after = growSession(growSession(before, before.snapshot, [event(1)]), before.snapshot, [event(2)]);
    const plain = {
      header: before.header,
      snapshot: before.snapshot,
      log: [...before.log, event(1), event(2)],
    };
    expect(sessionSchema.parse(after)).toEqual(plain);
    expect(JSON.stringify(after)).toBe(JSON.stringify(plain));
    expect(structuredClone(after)).toEqual(plain);
    expect({ ...after }).toEqual(plain);
  });

  it('keeps every branch apart, whichever is read first and however often', async () => {
    const first = await begun();
    const step = fc.record({
      from: fc.nat(),
      added: fc.array(fc.nat(), { maxLength: 3 }),
      read: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const grown = [{ session: first, expected: [...first.log] }];
        for (const { from, added, read } of steps) {
          const before = grown[from % grown.length]!;
          const entries = added.map(event);
          const session = growSession(before.session, first.snapshot, entries);
          if (read) expect(session.log).toBe(session.log);
          grown.push({ session, expected: [...before.expected, ...entries] });
        }
        for (const { session, expected } of grown) expect(session.log).toEqual(expected);
      }),
    );
  });

  it('lets a turn pass without a look at the log, however long that is', async () => {
    const engine = fixtureEngine();
    const before = (await talk(engine)).session();
    const closed = new Proxy<LogEntry[]>([], {
      get: () => {
        throw new Error('The log was read');
      },
    });
    const first = await handleMessage(engine, { ...before, log: closed }, { text: 'Hm' });
    const second = await handleMessage(engine, first.session, { text: 'Where is my order?' });
    expect(second.turn.messages).not.toEqual([]);
    expect(() => second.session.log).toThrow('The log was read');
  });
});
