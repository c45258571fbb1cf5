import { describe, expect, it } from 'vitest';
import type { ActionPort, NluContext, NluPort } from '../model/ports.ts';
import { replayLog } from '../replay/replayLog.ts';
import { sessionOf } from './growSession.ts';
import { handleMessage } from './handleMessage.ts';
import type { LogEntry, Session } from './session.ts';
import { fixtureEngine, shop } from './testing/fixtureEngine.ts';
import { talk } from './testing/talk.ts';

/** A session as stored by a process that ended while an action was running. */
async function interrupted(): Promise<Session> {
  const engine = fixtureEngine();
  const chat = await talk(engine);
  const { header, log: before } = chat.session();
  const log: LogEntry[] = [...before];
  let written: readonly LogEntry[] = [];
  const run: ActionPort['run'] = (call) => {
    written = [...log];
    return shop.run(call);
  };
  const onEntry = (entry: LogEntry) => {
    log.push(entry);
  };
  await handleMessage(
    { ...engine, ports: { ...engine.ports, run_action: { run } } },
    chat.session(),
    { text: 'status of 3348917502?' },
    { onEntry },
  );
  const { snapshot } = replayLog(engine.compiled, { header, log: written, complete: false, notes: [] });
  expect(snapshot.awaiting).toMatchObject({ type: 'result', request: { id: 'fx_0' } });
  return sessionOf({ header, snapshot, log: [...written] });
}

describe('a conversation whose process ended in the middle of a turn', () => {
  it('performs the request again with the same key, then handles the message', async () => {
    const keys: string[] = [];
    const engine = fixtureEngine();
    const run: ActionPort['run'] = (call) => {
      keys.push(call.idempotencyKey);
      return shop.run(call);
    };
    const { session, turn } = await handleMessage(
      { ...engine, ports: { ...engine.ports, run_action: { run } } },
      await interrupted(),
      {
        text: 'return an item',
      },
    );
    expect(keys).toEqual(['conv_1:fx_0']);
    expect(turn.turn).toBe(2);
    expect(turn.messages.map((message) => message.text)).toEqual([
      'Your order is shipped.',
      'How can I help you?',
      'May I ask the reason?',
    ]);
    expect(turn.entries.map((entry) => entry.turn)).toEqual(
      turn.entries.map((entry) => entry.turn).toSorted((a, b) => a - b),
    );
    expect(session.snapshot.awaiting).toEqual({ type: 'input' });
  });
});

it('reports each entry as it happens, in the order of the log', async () => {
  const seen: LogEntry[] = [];
  const during: number[] = [];
  const engine = fixtureEngine();
  const run: ActionPort['run'] = (call) => {
    during.push(seen.length);
    return shop.run(call);
  };
  const chat = await talk(engine);
  const outcome = await handleMessage(
    { ...engine, ports: { ...engine.ports, run_action: { run } } },
    chat.session(),
    { text: 'status of 3348917502?' },
    { onEntry: (entry) => seen.push(entry) },
  );
  expect(seen).toEqual(outcome.turn.entries);
  expect(outcome.added).toEqual(seen);
  expect(await outcome.session.history()).toEqual([...chat.session().log, ...seen]);
  expect(outcome.session.length).toBe(chat.session().length + seen.length);
  expect(during[0]).toBeGreaterThan(0);
  expect(during[0]).toBeLessThan(seen.length);
});

it('does not change the session it is given', async () => {
  const chat = await talk();
  const { history: _, ...before } = structuredClone({ ...chat.session(), history: null });
  await handleMessage(fixtureEngine(), chat.session(), { text: 'return' });
  expect(chat.session()).toMatchObject(before);
  expect(await chat.session().history()).toEqual(before.log);
});

it('tells understanding what the waiting state offers, unless a quick reply was tapped', async () => {
  const engine = fixtureEngine();
  const contexts: NluContext[] = [];
  const nlu: NluPort = {
    understand: (text, context) => {
      contexts.push(context);
      return engine.nlu.understand(text, context);
    },
  };
  const chat = await talk({ ...engine, nlu });
  await chat.say('return an item');
  await chat.say('wrong size');
  expect(contexts[1]?.options).toContainEqual({
    option: 'size',
    phrases: expect.arrayContaining(['Wrong size']),
  });
  const { length } = contexts;
  const tapped = await talk({ ...engine, nlu });
  await tapped.say('return an item');
  await tapped.say('Wrong size', 'size');
  expect(contexts[length + 1]).not.toHaveProperty('options');
});
