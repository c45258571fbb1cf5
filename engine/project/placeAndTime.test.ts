import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { handleMessage } from '../conversation/handleMessage.ts';
import type { Session } from '../conversation/session.ts';
import { type ConversationStart, startConversation } from '../conversation/startConversation.ts';
import type { ActionPort } from '../model/ports.ts';
import { replayRecording } from '../replay/replayRecording.ts';
import { createEngine } from './createEngine.ts';

const thursday = Date.parse('2026-03-05T10:00:00Z');

interface Shop {
  readonly locale?: string;
  readonly settings?: string;
  readonly slots?: string;
  readonly states: string;
  readonly at?: number;
  readonly more?: Readonly<Record<string, string>>;
}

/** A project with one flow that begins with a state `first`. */
function shop({ locale = 'en', settings = '', slots = '', states, at = thursday, more = {} }: Shop) {
  const files = {
    'dialoom.yaml': `dialoom: 2
name: Shop
defaultLocale: ${locale}
locales: [${locale}]
entryFlow: main
${settings}
slots:
  day: { type: date }
  amount: { type: money }
${slots}`,
    [`locales/${locale}.yaml`]: '{}\n',
    'flows/main.flow.yaml': `id: main
name: Main
states:
  - { id: start, kind: start, on: { next: first } }
${states}`,
    ...more,
  };
  return createEngine({ files, clock: { now: () => at } });
}

const askDay = `
  - { id: first, kind: collect, slot: day, prompt: When?, on: { next: told } }
  - { id: told, kind: end, message: '{{ slots.day }} ({{ slots.day | raw }})' }
`;

async function talk(
  engine: ConversationEngine,
  messages: readonly string[],
  start: Partial<ConversationStart> = {},
): Promise<Session> {
  let { session } = await startConversation(engine, { source: 'cli', ...start });
  for (const text of messages) ({ session } = await handleMessage(engine, session, { text }));
  return session;
}

async function said(session: Session): Promise<readonly string[]> {
  return (await session.history()).flatMap((entry) =>
    entry.entry === 'effect' && entry.effect.type === 'say' ? [entry.effect.text] : [],
  );
}

describe('D5: a slot of type date without an entity', () => {
  it.each([
    ['de', 'am 3. März', '2026-03-03'],
    ['de', '3.4.2026', '2026-04-03'],
    ['de', 'morgen', '2026-03-06'],
    ['de', '2026-03-03', '2026-03-03'],
    ['en', 'on March 3rd', '2026-03-03'],
    ['en', 'next Monday', '2026-03-09'],
    ['en', 'tomorrow', '2026-03-06'],
    ['en', 'Saturday at 10am', '2026-03-07'],
    ['fr', 'le 3 avril 2026', '2026-04-03'],
    ['es', 'mañana', '2026-03-06'],
    ['ja', '明日', '2026-03-06'],
    ['nl', 'morgen', '2026-03-06'],
  ])('is read in %s: %s', async (locale, text, day) => {
    const session = await talk(await shop({ locale, states: askDay }), [text]);
    expect(session.snapshot.slots.day).toBe(day);
  });

  it('is not filled by what is no date', async () => {
    const session = await talk(await shop({ states: askDay }), ['as soon as possible']);
    expect(session.snapshot.slots.day).toBeNull();
  });

  it('leaves a slot that was not asked for empty, as the entity is not declared', async () => {
    const states = `
  - { id: first, kind: collect, slot: name, prompt: Who?, on: { next: end } }
  - { id: end, kind: end }
`;
    const engine = await shop({ states, slots: '  name: { type: text }\n' });
    expect((await talk(engine, ['Ann, since March 3rd'])).snapshot.slots.day).toBeNull();
  });

  it('gives way to an entity of the project with its name', async () => {
    const more = {
      'nlu/entities/date.yaml':
        'id: date\nname: Date\ntype: list\nvalues: [{ value: "2026-12-24", synonyms: [xmas] }]\n',
    };
    const session = await talk(await shop({ states: askDay, more }), ['xmas']);
    expect(session.snapshot.slots.day).toBe('2026-12-24');
  });
});

it('a date without a year lies where the question asks for it, and otherwise where the slot says', async () => {
  const states = (prompt: string) => `
  - { id: first, kind: collect, slot: day, prompt: '${prompt}', on: { next: end } }
  - { id: end, kind: end }
`;
  const dayOf = async (shopOf: Shop) =>
    (await talk(await shop({ ...shopOf, at: Date.parse('2026-11-30T10:00:00Z') }), ['3 March'])).snapshot
      .slots.day;
  expect(await dayOf({ states: states('When did you buy it?') })).toBe('2026-03-03');
  expect(await dayOf({ states: states('When shall we come?') })).toBe('2027-03-03');
});

describe('a slot of type time', () => {
  const askTime = `
  - { id: first, kind: collect, slot: at, prompt: When?, on: { next: told } }
  - { id: told, kind: end, message: '{{ slots.at }} ({{ slots.at | raw }})' }
`;
  const slots = '  at: { type: time }\n';

  it.each([
    ['en', 'at 3pm', '3:00 PM (15:00)'],
    ['en', 'half past nine in the morning please', '9:30 AM (09:30)'],
    ['en-GB', 'quarter to six pm', '17:45 (17:45)'],
    ['de', 'um 17 Uhr', '17:00 (17:00)'],
    ['de', 'abends um halb acht', '19:30 (19:30)'],
    ['fr', '18:15', '18:15 (18:15)'],
  ])('is filled by a time of day and written as clocks show it, in %s: %s', async (locale, text, told) => {
    const session = await talk(await shop({ locale, states: askTime, slots }), [text]);
    expect((await said(session)).at(-1)).toBe(told);
  });

  it.each(['at five', '25:00', 'as soon as you can', 'in two hours'])(
    'asks again after "%s"',
    async (text) => {
      const session = await talk(await shop({ states: askTime, slots }), [text]);
      expect(session.snapshot.slots.at).toBeNull();
      expect(session.snapshot.status).toBe('active');
    },
  );
});

describe('D4: days are those of the time zone', () => {
  const late = Date.parse('2026-03-05T23:30:00Z');

  it.each([
    ['ja', 'Asia/Tokyo', '今日', '2026-03-06'],
    ['ja', 'UTC', '今日', '2026-03-05'],
    ['de', 'Europe/Berlin', 'heute', '2026-03-06'],
    ['de', 'Europe/Berlin', 'morgen', '2026-03-07'],
    ['en', 'America/Los_Angeles', 'today', '2026-03-05'],
    ['en', 'Europe/London', 'on Saturday at 10am', '2026-03-07'],
  ])('%s in %s: %s', async (locale, zone, text, day) => {
    const engine = await shop({ locale, settings: `timeZone: ${zone}`, states: askDay, at: late });
    expect((await talk(engine, [text])).snapshot.slots.day).toBe(day);
  });

  it('are those of `today` and `now` at any moment, on both sides of midnight', async () => {
    const tell = `
  - { id: first, kind: collect, slot: day, prompt: '{{ "today" | date: "%Y-%m-%d" }} {{ "now" | date: "%Y-%m-%d" }}', on: { next: told } }
  - { id: told, kind: branch, cases: [{ id: same, when: 'slots.day == today' }], on: { same: same, else: other } }
  - { id: same, kind: end, message: same }
  - { id: other, kind: end, message: other }
`;
    const zone = fc.constantFrom('Asia/Tokyo', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Kiritimati');
    // Midnight somewhere, give or take a minute; clocks are changed on some of these days.
    const moment = fc
      .tuple(fc.integer({ min: 0, max: 24 * 365 * 3 }), fc.constantFrom(-60_000, -1, 0, 1, 60_000))
      .map(([hours, off]) => Date.UTC(2026, 0, 1) + hours * 3_600_000 + off);
    await fc.assert(
      fc.asyncProperty(zone, moment, fc.boolean(), async (timeZone, at, isCustomers) => {
        const settings = isCustomers ? 'timeZone: Europe/London' : `timeZone: ${timeZone}`;
        const engine = await shop({ settings, states: tell, at });
        const session = await talk(engine, ['today'], isCustomers ? { timeZone } : {});
        const day = session.snapshot.slots.day;
        expect(await said(session)).toEqual([`${day} ${day}`, 'same']);
      }),
      { numRuns: 25 },
    );
  });

  it("takes the customer's zone before the project's", async () => {
    const engine = await shop({ settings: 'timeZone: America/New_York', states: askDay, at: late });
    expect((await talk(engine, ['today'])).snapshot.slots.day).toBe('2026-03-05');
    expect((await talk(engine, ['today'], { timeZone: 'Asia/Tokyo' })).snapshot.slots.day).toBe('2026-03-06');
  });

  it.each(['Europe/Berlino', '+01:00', ''])('refuses the zone "%s"', async (timeZone) => {
    const engine = await shop({ states: askDay });
    await expect(talk(engine, [], { timeZone })).rejects.toMatchObject({
      code: 'CONVERSATION_TIME_ZONE_UNKNOWN',
    });
    await expect(shop({ settings: `timeZone: "${timeZone}"`, states: askDay })).rejects.toMatchObject({
      location: { file: 'dialoom.yaml', field: 'timeZone' },
    });
  });
});

describe('now and today', () => {
  const tell = `
  - { id: first, kind: branch, cases: [{ id: open, when: 'timestamp(now).getHours(timeZone) >= 9 && today != "2026-12-25"' }], on: { open: open, else: closed } }
  - { id: open, kind: end, message: 'Open on {{ today | date: "weekday" }} at {{ "now" | time }}, {{ now }}' }
  - { id: closed, kind: end, message: 'Closed at {{ now | date: "%H:%M" }}' }
`;

  it.each([
    // Clocks in Berlin jump from 2:00 to 3:00, and back from 3:00 to 2:00.
    ['2026-03-29T00:30:00Z', 'Closed at 01:30'],
    ['2026-03-29T01:00:00Z', 'Closed at 03:00'],
    ['2026-10-25T00:30:00Z', 'Closed at 02:30'],
    ['2026-10-25T01:30:00Z', 'Closed at 02:30'],
    ['2026-03-29T07:00:00Z', 'Open on Sunday at 9:00 AM, 2026-03-29T09:00:00+02:00'],
    ['2026-10-25T07:59:00Z', 'Closed at 08:59'],
    ['2026-10-25T08:00:00Z', 'Open on Sunday at 9:00 AM, 2026-10-25T09:00:00+01:00'],
    ['2026-12-25T12:00:00Z', 'Closed at 13:00'],
  ])('are those of the zone: %s', async (at, text) => {
    const engine = await shop({ settings: 'timeZone: Europe/Berlin', states: tell, at: Date.parse(at) });
    expect(await said(await talk(engine, []))).toEqual([text]);
  });
});

describe('L1: what customers read', () => {
  const tell = `
  - { id: first, kind: collect, slot: amount, prompt: How much?, confirm: true, on: { next: told } }
  - { id: told, kind: message, text: '{{ slots.amount }} €', on: { next: send } }
  - { id: send, kind: action, action: pay, inputs: { amount: slots.amount, locale: locale }, on: { success: done, error: failed } }
  - { id: done, kind: end, message: 'Paid on {{ today }}' }
  - { id: failed, kind: end, message: 'Failed' }
`;
  const pay = `id: pay
name: Pay
input: { amount: { required: true }, locale: { required: true } }
request:
  method: POST
  url: https://pay.example/payments
  body: { amount: '{{ input.amount }}', text: '{{ input.amount }}', mail: 'Sie zahlen {{ input.amount | money: "EUR", locale: input.locale }}' }
mock: [{ name: ok, response: { status: 200, body: {} } }]
`;

  it.each([
    ['1.234,50 €', '1.234,50 €', 1234.5],
    ['12,50 Euro', '12,50 €', 12.5],
    ['20 Euro', '20 €', 20],
  ])('is written in German, and sent as a number: %s', async (text, told, amount) => {
    const calls: unknown[] = [];
    const engine = await shop({ locale: 'de', states: tell, more: { 'actions/pay.yaml': pay } });
    const run: ActionPort['run'] = async (call) => {
      calls.push(call.input);
      return {
        ok: true,
        output: {},
        request: { method: 'POST', url: '', headers: {}, body: null },
        response: null,
        error: null,
        attempts: 1,
        durationMs: 0,
      };
    };
    const watched = { ...engine, ports: { ...engine.ports, run_action: { run } } };
    const lines = await said(await talk(watched, [text, 'ja']));
    expect(lines[1]).toContain(told.replace(' €', ''));
    expect(lines[2]).toBe(told);
    expect(calls).toEqual([{ amount, locale: 'de' }]);
  });

  it('follows the region that the customer asked for, where the project has only the language', async () => {
    const engine = await shop({ states: askDay });
    expect(await said(await talk(engine, ['March 3rd'], { locale: 'en-GB' }))).toContain(
      '3 March 2026 (2026-03-03)',
    );
    expect(await said(await talk(engine, ['3/4/2026'], { locale: 'en-GB' }))).toContain(
      '3 April 2026 (2026-04-03)',
    );
    expect(await said(await talk(engine, ['3/4/2026'], { locale: 'en' }))).toContain(
      'March 4, 2026 (2026-03-04)',
    );
    expect(await said(await talk(engine, ['March 3rd'], { locale: 'de' }))).toContain(
      'March 3, 2026 (2026-03-03)',
    );
  });

  it('is refused when the project is checked, if a filter cannot work', async () => {
    const states = '  - { id: first, kind: end, message: \'{{ slots.day | money: "EUR" }}\' }\n';
    await expect(shop({ states })).rejects.toMatchObject({ code: 'FLOW_FILTER_OF_OTHER_TYPE' });
    const unknown = '  - { id: first, kind: end, message: \'{{ slots.amount | money: "EURO" }}\' }\n';
    await expect(shop({ states: unknown })).rejects.toMatchObject({ code: 'TEMPLATE_FILTER' });
    const more = { 'actions/pay.yaml': pay.replace(', locale: input.locale', '') };
    const end = '  - { id: first, kind: end }\n';
    await expect(shop({ states: end, more })).rejects.toMatchObject({ code: 'TEMPLATE_FILTER' });
  });
});

describe('a recording', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  const states = `
  - { id: first, kind: collect, slot: day, prompt: 'It is {{ "now" | datetime }}. When?', on: { next: told } }
  - { id: told, kind: end, message: '{{ slots.day }}, {{ "2026-03-29T02:30:00" | datetime }}, {{ today | date: "full" }}' }
`;

  it('D4: replays the same on another day, and on a machine in another time zone', async () => {
    const settings = 'timeZone: America/New_York';
    const late = Date.parse('2026-03-05T23:30:00Z');
    process.env.TZ = 'UTC';
    const session = await talk(await shop({ settings, states, at: late }), ['heute, today'], {
      locale: 'en-GB',
      timeZone: 'Asia/Tokyo',
    });
    const recording = { header: session.header, log: await session.history(), complete: true, notes: [] };
    expect(await said(session)).toEqual([
      'It is 6 Mar 2026, 08:30. When?',
      '6 March 2026, 29 Mar 2026, 02:30, Friday, 6 March 2026',
    ]);
    for (const machine of ['Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env.TZ = machine;
      const engine = await shop({ settings, states, at: late + 400 * 86_400_000 });
      const report = await replayRecording(engine, recording);
      expect({ machine, first: report.firstDifference }).toEqual({ machine, first: null });
    }
  });
});
