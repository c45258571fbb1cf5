import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArrivals } from './createArrivals.ts';
import type { CustomerMessage } from './oneTurn.ts';

/** Arrivals under a clock that is moved by hand; a turn takes until `finish`, or no time at all. */
function scene({ pauseMs = 1_500, slow = false, endsAt = '' } = {}) {
  let now = 0;
  let alarms: { readonly at: number; readonly ring: () => void }[] = [];
  const turns: string[][] = [];
  const running: (() => void)[] = [];
  const arrivals = createArrivals<CustomerMessage, { turn: number; ended: boolean }>({
    pauseMs,
    clock: { now: () => now },
    setAlarm: (afterMs, ring) => {
      const alarm = { at: now + afterMs, ring };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((one) => one !== alarm);
      };
    },
    isOver: ({ ended }) => ended,
    read: async (_, messages) => {
      const texts = messages.map(({ text }) => text);
      if (turns.flat().includes(endsAt)) throw new Error('ended');
      turns.push(texts);
      if (slow) await new Promise<void>((resolve) => running.push(resolve));
      if (texts.includes('fail')) throw new Error('failed');
      return { turn: turns.length, ended: texts.includes(endsAt) };
    },
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    arrivals,
    turns,
    alarms: () => alarms,
    settle,
    say: (text: string, more: Partial<CustomerMessage> = {}) => arrivals.add('a', { text, ...more }),
    pass: async (ms: number) => {
      now += ms;
      for (const alarm of alarms.filter(({ at }) => at <= now)) {
        alarms = alarms.filter((one) => one !== alarm);
        alarm.ring();
      }
      await settle();
    },
    finish: async () => {
      running.shift()?.();
      await settle();
    },
  };
}

describe('messages that arrive', () => {
  it('within the pause are one turn, and all get its answer', async () => {
    const { say, pass, turns } = scene();
    const first = say('hi');
    await pass(1_400);
    const second = say('my order');
    await pass(1_400);
    expect(turns).toEqual([]);
    await pass(100);
    expect(turns).toEqual([['hi', 'my order']]);
    expect(await first).toBe(await second);
    const third = say('5120047731');
    await pass(1_500);
    expect((await third).turn).toBe(2);
  });

  it('are read at once if the pause is 0', async () => {
    const { say, turns, alarms } = scene({ pauseMs: 0 });
    await say('hi');
    await say('my order');
    expect(turns).toEqual([['hi'], ['my order']]);
    expect(alarms()).toEqual([]);
  });

  it('are answered even if the customer never stops writing', async () => {
    const { say, pass, turns } = scene();
    const answers = [];
    for (let index = 0; index < 7; index += 1) {
      answers.push(say(String(index)));
      await pass(1_000);
    }
    expect(turns).toEqual([['0', '1', '2', '3', '4', '5']]);
    await pass(1_500);
    await Promise.all(answers);
    expect(turns[1]).toEqual(['6']);
  });

  it('are at most ten of a turn', async () => {
    const { say, settle, turns } = scene();
    for (let index = 0; index < 12; index += 1) void say(String(index));
    await settle();
    expect(turns).toEqual([['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']]);
  });

  it('close the pause with a tap, which is a turn of its own, or an attachment', async () => {
    const { say, settle, turns } = scene();
    void say('hm');
    await say('Yes', { value: 'yes' });
    expect(turns).toEqual([['hm'], ['Yes']]);
    void say('it is torn');
    await say('', { attachments: [{ kind: 'picture' }] });
    expect(turns[2]).toEqual(['it is torn', '']);
    await settle();
    expect(turns).toHaveLength(3);
  });

  it('while a turn runs are read together when it has ended', async () => {
    const { say, pass, finish, turns } = scene({ slow: true });
    void say('where is it');
    await pass(1_500);
    void say('hello?');
    await pass(10_000);
    void say('are you there?');
    expect(turns).toEqual([['where is it']]);
    await finish();
    expect(turns).toEqual([['where is it'], ['hello?', 'are you there?']]);
  });

  it('behind a failed turn are still read', async () => {
    const { say, pass } = scene({ slow: false });
    const failed = say('fail').catch((error: Error) => error.message);
    await pass(1_500);
    expect(await failed).toBe('failed');
    const next = say('again');
    await pass(1_500);
    expect((await next).turn).toBe(2);
  });

  it('behind the end of a conversation are refused at once', async () => {
    const { say, pass, finish } = scene({ slow: true, endsAt: 'bye' });
    void say('bye');
    await pass(1_500);
    const late = say('one more thing').catch((error: Error) => error.message);
    await finish();
    expect(await late).toBe('ended');
  });

  it('are read before what is due, and at once after closing', async () => {
    const { arrivals, say, settle, turns } = scene();
    void say('here I am');
    await arrivals.finish('a');
    expect(turns).toEqual([['here I am']]);
    void say('last');
    await arrivals.close();
    await say('after');
    expect(turns.slice(1)).toEqual([['last'], ['after']]);
    await settle();
    expect(arrivals.isIdle('a')).toBe(true);
  });

  it('are never lost or reordered, however they are spread over time', async () => {
    const arrival = fc.record({
      after: fc.constantFrom(0, 10, 1_499, 1_500, 4_000),
      kind: fc.constantFrom('text', 'text', 'text', 'tap', 'picture'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { maxLength: 30 }), fc.boolean(), async (spread, slow) => {
        const { say, pass, finish, turns } = scene({ slow });
        const answers: Promise<{ turn: number }>[] = [];
        for (const [index, { after, kind }] of spread.entries()) {
          await pass(after);
          const more = kind === 'tap' ? { value: 'x' } : {};
          const attached = kind === 'picture' ? { attachments: [{ kind: 'picture' as const }] } : {};
          answers.push(say(String(index), { ...more, ...attached }));
        }
        let done = false;
        const all = Promise.all(answers).finally(() => {
          done = true;
        });
        while (!done) {
          await pass(6_000);
          await finish();
        }
        expect(turns.flat()).toEqual(spread.map((_, index) => String(index)));
        // Each message has the answer of the turn that read it.
        for (const [index, { turn }] of (await all).entries())
          expect(turns[turn - 1]).toContain(String(index));
      }),
      { numRuns: 50 },
    );
  });
});
