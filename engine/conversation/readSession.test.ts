import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrateSnapshot } from '../kit/migrateSnapshot.ts';
import type { ActionPort } from '../model/ports.ts';
import { wordPacket } from '../words/wordPacket.ts';
import { handleMessage } from './handleMessage.ts';
import { readSession } from './readSession.ts';
import type { SessionData } from './session.ts';
import { fixtureEngine, shop } from './testing/fixtureEngine.ts';
import { talk } from './testing/talk.ts';

/** A session as stored by version 1 while it waited in a flow, in a digression, or for an action. */
function version1(name: 'waiting' | 'returning' | 'interrupted'): Record<string, unknown> {
  return JSON.parse(
    readFileSync(new URL(`./fixtures/session-1-${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>;
}

const texts = (outcome: { readonly turn: { readonly messages: readonly { readonly text: string }[] } }) =>
  outcome.turn.messages.map(({ text }) => text);

describe('a session of version 1', () => {
  it('continues where it was', async () => {
    const session = readSession(version1('waiting'));
    expect(session.snapshot).toMatchObject({ snapshot: 3, turn: 4, seed: 0, timer: null, queued: [] });
    const outcome = await handleMessage(fixtureEngine(), session, { text: 'where is my order?' });
    expect(texts(outcome)).toContain('Your order is shipped.');
  });

  it('keeps its flows and slots', async () => {
    const session = readSession(version1('returning'));
    expect(session.snapshot.frames.map(({ flow, cause, since }) => [flow, cause, since])).toEqual([
      ['main', 'entry', 4],
      ['returns', 'call', 4],
    ]);
    const outcome = await handleMessage(fixtureEngine(), session, { text: 'yes' });
    expect(outcome.session.snapshot.slots).toMatchObject({ order_id: '3348917502', quantity: 1 });
    expect(outcome.turn.steps.map(({ flow }) => flow)).toContain('returns');
  });

  it('performs the interrupted request again, with the same key', async () => {
    const session = readSession(version1('interrupted'));
    expect(session.snapshot.awaiting).toMatchObject({ type: 'result', request: { id: 'fx_0' } });
    const keys: string[] = [];
    const engine = fixtureEngine();
    const run: ActionPort['run'] = (call) => {
      keys.push(call.idempotencyKey);
      return shop.run(call);
    };
    await handleMessage({ ...engine, ports: { ...engine.ports, run_action: { run } } }, session, {
      text: 'thanks',
    });
    expect(keys).toEqual(['conv_1:fx_0']);
  });

  it('asks the customer again if the request it waited for is lost', async () => {
    const session = readSession({ ...version1('interrupted'), log: [] });
    expect(session.snapshot.awaiting).toEqual({ type: 'input' });
  });
});

/** A session with snapshot 2, as it was stored when sentences were data. */
function snapshot2(name: 'tried' | 'handoff' | 'masked'): { readonly log: { readonly entry: string }[] } {
  return JSON.parse(readFileSync(new URL(`./fixtures/session-2-${name}.json`, import.meta.url), 'utf8'));
}

describe('a session that contains sentences', () => {
  it.each(['tried', 'handoff', 'masked'] as const)('is read, and written in this version: %s', (name) => {
    const old = snapshot2(name);
    const session = readSession(old);
    expect(session).toMatchObject({ header: { recording: 2 }, snapshot: { snapshot: 3 } });
    expect(session.log.map(({ entry }) => entry)).toEqual(old.log.map(({ entry }) => entry));
    const data = ({ header, snapshot, log, masking }: typeof session) => ({ header, snapshot, log, masking });
    expect(data(readSession(JSON.parse(JSON.stringify(data(session)))))).toEqual(data(session));
  });

  it('keeps the attempts in their old wording, and continues', async () => {
    const session = readSession(snapshot2('tried'));
    const { tried } = session.snapshot;
    expect(tried.map(({ detail }) => detail.code)).toEqual(tried.map(() => 'earlier_text'));
    expect(tried.at(-1)).toMatchObject({
      detail: { params: { text: 'asked again' } },
    });
    const { turn } = await handleMessage(fixtureEngine(), session, { text: 'get me a human' });
    expect(wordPacket(turn.packet!)).toMatchObject({
      packet: 2,
      reason: { code: 'person_requested' },
      tried: tried.map(({ name, detail }) => ({ name, detail })),
    });
  });

  it('keeps a packet of version 1 unchanged', () => {
    const old = snapshot2('handoff').log.find(({ entry }) => entry === 'handoff') as unknown as {
      readonly packet: Readonly<Record<'reason' | 'summary' | 'nextStep', string>>;
    };
    const read = readSession(snapshot2('handoff')).log.find((entry) => entry.entry === 'handoff');
    const { reason, summary, nextStep } = wordPacket(read!.packet);
    expect({ reason: reason.text, summary: summary.text, nextStep: nextStep.text }).toEqual({
      reason: old.packet.reason,
      summary: old.packet.summary,
      nextStep: old.packet.nextStep,
    });
  });

  it('keeps its secrets', () => {
    const { masking } = readSession(snapshot2('masked'));
    expect(masking).toMatchObject({ snapshot: { snapshot: 3 } });
    expect(masking?.secrets.length).toBeGreaterThan(0);
  });
});

it('masks what the log of a version 1 session still held', async () => {
  const phone = '(977) 625-2661';
  const kept = '+19776252661';
  const text = JSON.stringify(version1('returning')).replace('"phone":null', `"phone":"${kept}"`);
  const stored = JSON.parse(text.replace('I got the wrong size.', `The wrong size; I am ${phone}`)) as {
    readonly log: readonly { readonly event?: { text?: string; nlu: { entities: unknown[] } } }[];
  };
  const said = stored.log.find(({ event }) => event?.text?.includes(phone))?.event;
  const start = said?.text?.indexOf(phone) ?? 0;
  said?.nlu.entities.push({ entity: 'phone', value: kept, text: phone, start, end: start + phone.length });
  const { session } = await handleMessage(fixtureEngine(), readSession(stored), { text: 'yes' });
  expect(session.snapshot.slots.phone).toBe(kept);
  const log = JSON.stringify(await session.history());
  expect(log).not.toMatch(/625.?2661/);
  expect(log).toContain('The wrong size; I am (000) 000-0000');
});

describe('a session of this version', () => {
  it('is read as it was written, byte for byte', async () => {
    const chat = await talk();
    for (const text of ['status of 3348917502?', 'I want to return it']) await chat.say(text);
    const { header, snapshot, log } = chat.session();
    const read = readSession(JSON.parse(JSON.stringify({ header, snapshot, log })));
    expect(JSON.stringify(read.snapshot)).toBe(JSON.stringify(snapshot));
    expect(JSON.stringify(await read.history())).toBe(JSON.stringify(log));
    expect(read).toMatchObject({ header, length: log.length });
  });

  it('is rejected if it is not a session', () => {
    const broken: Record<keyof SessionData, unknown> = {
      ...version1('waiting'),
      snapshot: { snapshot: 7 },
    } as never;
    expect(() => readSession(broken)).toThrow();
    expect(() => migrateSnapshot({ snapshot: 1, frames: 'none' })).toThrow();
  });
});
