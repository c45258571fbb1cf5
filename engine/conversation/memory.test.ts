import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import type { MemoryPort, RememberedSlots } from '../model/ports.ts';
import { replayRecording } from '../replay/replayRecording.ts';
import { createInProcessMemory } from './createInProcessMemory.ts';
import { forgetMeNlu, memoryOptions, memoryProject } from './fixtures/memoryProject.ts';
import { handleMessage } from './handleMessage.ts';
import { startConversation } from './startConversation.ts';
import { fixtureEngine } from './testing/fixtureEngine.ts';
import { type WholeSession, withLog } from './testing/talk.ts';

const hour = 3_600_000;
const options = memoryOptions;

function shop(memory: MemoryPort) {
  let now = 0;
  const engine = fixtureEngine({ memory, nlu: forgetMeNlu, clock: { now: () => now } }, memoryProject());
  const start = async (id: string | null = 'c1') =>
    withLog(
      (await startConversation(engine, { source: 'simulator', customer: { id, authenticated: id !== null } }))
        .session,
    );
  const choose = async (session: WholeSession, value: string, text = value) =>
    withLog((await handleMessage(engine, session, { text, value })).session);
  const say = async (session: WholeSession, text: string) =>
    withLog((await handleMessage(engine, session, { text })).session);
  const pass = (ms: number) => {
    now += ms;
  };
  return { engine, start, choose, say, pass };
}

function memoryOf({ log }: WholeSession): RememberedSlots {
  for (const entry of log) {
    if (entry.entry === 'event' && entry.event.type === 'start') return entry.event.memory;
  }
  throw new Error('The conversation has no start');
}

const valuesOf = (session: WholeSession) =>
  Object.fromEntries(Object.entries(memoryOf(session)).map(([slot, { value }]) => [slot, value]));

describe('memory', () => {
  it('fills the slots of the next conversation only for a customer who has consented', async () => {
    const { start, choose } = shop(createInProcessMemory());
    let session = await choose(await start(), 'fill', 'Ann');
    expect(valuesOf(await start())).toEqual({});
    session = await choose(session, 'agree');
    const next = await start();
    expect(valuesOf(next)).toEqual({ agrees: true, name: 'Ann' });
    expect(next.snapshot.slots).toMatchObject({ agrees: true, name: 'Ann' });
    expect(valuesOf(await start('c2'))).toEqual({});
    expect(valuesOf(await start(null))).toEqual({});
  });

  it('reports a failure, and the conversation continues', async () => {
    const broken: MemoryPort = {
      load: () => Promise.reject(new Error('disk full')),
      remember: () => Promise.reject(new Error('disk full')),
      forget: () => Promise.reject(new Error('disk full')),
    };
    const { start, choose, say } = shop(broken);
    let session = await start();
    session = await choose(session, 'agree');
    session = await say(session, 'forget me');
    const problems = session.log.flatMap((entry) => (entry.entry === 'problem' ? [entry] : []));
    expect(problems.map(({ turn, error }) => [turn, error.message])).toEqual(
      [0, 1, 2].map((turn) => [turn, 'The memory failed: disk full']),
    );
    expect(session.snapshot.status).toBe('active');
  });

  it('is not queried by a replay, which uses what was recorded', async () => {
    const memory = createInProcessMemory();
    const { engine, start, choose } = shop(memory);
    await choose(await choose(await start(), 'fill', 'Ann'), 'agree');
    const session = await choose(await start(), 'fill', 'Bea');
    await memory.forget({ scope: 'customer', id: 'c1' });
    const { header, log } = session;
    expect(valuesOf(session)).toEqual({ agrees: true, name: 'Ann' });
    const report = await replayRecording(engine, { header, log, complete: true, notes: [] });
    expect(report).toMatchObject({ same: true });
    expect(await memory.load({ scope: 'customer', id: 'c1' })).toEqual({});
  });
});

type Step =
  | { readonly do: 'choose'; readonly option: string }
  | { readonly do: 'forget' }
  | { readonly do: 'restart' }
  | { readonly do: 'wait'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...options).map((option): Step => ({ do: 'choose', option })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'forget' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'restart' }) },
  { weight: 2, arbitrary: fc.constantFrom(hour / 2, hour).map((ms): Step => ({ do: 'wait', ms })) },
);

/** A simple model of what may be known about a customer: values that are not in it must never reappear. */
class Model {
  agrees = false;
  name: string | null = null;
  visit: { readonly value: string; readonly at: number } | null = null;
  /** The remembered values of a conversation that starts now: what was saved when the customer last consented. */
  kept: { readonly name: string | null; readonly visit: Model['visit'] } | null = null;

  choose(option: string, text: string, now: number): void {
    this.expire(now);
    if (option === 'fill') this.name = text;
    if (option === 'clear') this.name = null;
    if (option === 'fill_short') this.visit = { value: text, at: now };
    if (option === 'agree') this.agrees = true;
    if (option === 'refuse') this.agrees = false;
    this.kept = this.agrees ? { name: this.name, visit: this.visit } : null;
  }

  forget(): void {
    this.agrees = false;
    this.name = null;
    this.visit = null;
    this.kept = null;
  }

  restart(now: number): JsonObject {
    this.agrees = this.kept !== null;
    this.name = this.kept?.name ?? null;
    this.visit = this.kept?.visit ?? null;
    this.expire(now);
    return {
      ...(this.agrees ? { agrees: true } : {}),
      ...(this.name === null ? {} : { name: this.name }),
      ...(this.visit === null ? {} : { visit: this.visit.value }),
    };
  }

  expire(now: number): void {
    if (this.visit !== null && now - this.visit.at >= hour) this.visit = null;
  }
}

describe('whatever a customer does', () => {
  it('emptied, forgotten, expired, secret or unconsented values are in no later conversation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { start, choose, say, pass } = shop(createInProcessMemory());
        const model = new Model();
        let now = 0;
        let session = await start();
        for (const [index, one] of [...steps, { do: 'restart' } as const].entries()) {
          const text = `value ${index}`;
          if (one.do === 'wait') {
            now += one.ms;
            pass(one.ms);
          } else if (one.do === 'choose') {
            session = await choose(session, one.option, text);
            model.choose(one.option, text, now);
          } else if (one.do === 'forget') {
            session = await say(session, 'forget me');
            model.forget();
          } else {
            session = await start();
            expect(valuesOf(session)).toEqual(model.restart(now));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
