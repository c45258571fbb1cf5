import { describe, expect, it } from 'vitest';
import { compileProject } from '../../machine/compileProject.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../../machine/fixtures/machineHarness.ts';
import { action } from '../../model/documents/action.ts';
import type { ActionCall, ActionResult } from '../../model/ports.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { readRecording, writeRecording } from '../../replay/recording.ts';

import { replayLog } from '../../replay/replayLog.ts';
import { replayRecording } from '../../replay/replayRecording.ts';

import type { ConversationEngine } from '../conversationEngine.ts';
import { handleMessage } from '../handleMessage.ts';
import { readSession } from '../readSession.ts';
import type { LogEntry } from '../session.ts';
import { startConversation } from '../startConversation.ts';
import { answered, fixtureEngine } from '../testing/fixtureEngine.ts';
import { type Talk, talk } from '../testing/talk.ts';
import { followedSnapshot } from './maskTurn.ts';

const slots = {
  pin: { type: 'text', sensitive: true },
  name: { type: 'text' },
  mail: { type: 'email', sensitive: true },
  phone: { type: 'phone', entity: 'phone', sensitive: true },
  amount: { type: 'number', sensitive: true },
  day: { type: 'date', sensitive: true },
};
const states: readonly StateSketch[] = [
  {
    id: 'ask',
    kind: 'collect',
    slot: 'pin',
    prompt: 'Your PIN?',
    validate: 'size(value) == 7',
    on: { next: 'tell' },
  },
  {
    id: 'tell',
    kind: 'message',
    text: 'PIN {{ slots.pin }}, ending in {{ slots.pin | slice: -2, 2 }}.',
    on: { next: 'call' },
  },
  {
    id: 'call',
    kind: 'action',
    action: 'verify',
    inputs: { pin: 'slots.pin', text: 'message.text' },
    result: 'check',
    on: { success: 'more', error: 'hand' },
  },
  {
    id: 'more',
    kind: 'collect',
    slot: 'name',
    prompt: 'Echo {{ vars.check.echo }}. Your name?',
    on: { next: 'hand' },
  },
  { id: 'hand', kind: 'escalate', reason: 'PIN {{ slots.pin }} of {{ slots.name }}' },
];

function engineOf(
  sketches: readonly StateSketch[] = states,
  change: Partial<ConversationEngine> = {},
): ConversationEngine {
  const project = sketchProject([sketchFlow('main', sketches)], { slots });
  const run = async (call: ActionCall) => answered(call, { echo: `got ${String(call.input.pin)}` });
  return fixtureEngine({
    compiled: compileProject(project, nodeRegistry),
    ports: { run_action: { run } },
    ...change,
  });
}

async function expectReplays(engine: ConversationEngine, chat: Talk): Promise<void> {
  const { header, log, snapshot } = chat.session();
  const recording = readRecording(writeRecording({ header, log }));
  const replayed = replayLog(engine.compiled, recording);
  expect(replayed.firstDifference).toBeNull();
  if (snapshot.status === 'ended') expect(JSON.stringify(replayed.snapshot)).toBe(JSON.stringify(snapshot));
  const report = await replayRecording(engine, recording);
  expect(report.firstDifference).toBeNull();
}

describe('a conversation with sensitive slots', () => {
  it('is understood and answered unmasked, and stored masked', async () => {
    const engine = engineOf();
    const chat = await talk(engine);
    expect(await chat.say('Ab-4821')).toEqual(['PIN Ab-4821, ending in 21.', 'Echo got Ab-4821. Your name?']);
    expect(chat.session().snapshot.slots.pin).toBe('Ab-4821');
    const text = JSON.stringify(chat.session().log);
    expect(text).not.toMatch(/4821|ending in 21/);
    expect(text).toContain('PIN Xx-0000, ending in 00.');
    expect(text).toContain('{"pin":"Xx-0000","text":"Xx-0000"}');
    expect(
      chat.session().log.find((entry) => entry.entry === 'event' && entry.event.type === 'message'),
    ).toEqual({
      entry: 'event',
      turn: 1,
      event: expect.objectContaining({ text: 'Xx-0000', masked: true }),
    });
    await expectReplays(engine, chat);
  });

  it('is masked throughout when it has ended, including packet and snapshot', async () => {
    const engine = engineOf();
    const chat = await talk(engine);
    await chat.say('Ab-4821');
    await chat.say('Ann, of ab-4821');
    const session = chat.session();
    expect(session.snapshot.status).toBe('ended');
    expect(session.masking).toBeUndefined();
    expect(JSON.stringify(session)).not.toMatch(/4821/i);
    expect(chat.turn().packet).toMatchObject({
      reason: { code: 'authored', params: { text: 'PIN Xx-0000 of Ann, of xx-0000' } },
      slots: { pin: '•••', name: 'Ann, of xx-0000' },
    });
    await expectReplays(engine, chat);
  });

  it('masks what was said before the slot was asked for', async () => {
    const first: StateSketch = {
      id: 'first',
      kind: 'collect',
      slot: 'name',
      prompt: 'Name?',
      on: { next: 'ask' },
    };
    const engine = engineOf([first, ...states]);
    const chat = await talk(engine);
    await chat.say('Ann, and Ab-4821 by the way');
    expect(JSON.stringify(chat.session().log)).toContain('4821');
    await chat.say('Ab-4821');
    expect(JSON.stringify(chat.session().log)).not.toContain('4821');
    await expectReplays(engine, chat);
  });

  it('keeps masking a value that a slot no longer holds', async () => {
    const clear: StateSketch = { id: 'tell', kind: 'set', slots: { pin: 'null' }, on: { next: 'more' } };
    const more: StateSketch = {
      id: 'more',
      kind: 'collect',
      slot: 'name',
      prompt: '?',
      always: true,
      on: { next: 'more' },
    };
    const engine = engineOf([states[0]!, clear, more]);
    const chat = await talk(engine);
    await chat.say('Ab-4821');
    await chat.say('As I said: AB-4821');
    expect(JSON.stringify(chat.session().log)).not.toMatch(/4821/);
    await expectReplays(engine, chat);
  });

  it('masks a rejected answer', async () => {
    const engine = engineOf();
    const chat = await talk(engine);
    await chat.say('Ab-482199');
    expect(JSON.stringify(chat.session().log)).not.toContain('482199');
    await expectReplays(engine, chat);
  });

  it('survives a restart in the middle of a conversation', async () => {
    const engine = engineOf();
    const chat = await talk(engine);
    await chat.say('Ab-4821');
    const { length: _, ...document } = chat.session();
    const stored = readSession(JSON.parse(JSON.stringify(document)));
    const { session } = await handleMessage(engine, stored, { text: 'Ann, Ab-4821' });
    expect(JSON.stringify([session, await session.history()])).not.toContain('4821');
    const replayed = replayLog(engine.compiled, {
      header: session.header,
      log: await session.history(),
      complete: true,
      notes: [],
    });
    expect(JSON.stringify(replayed.snapshot)).toBe(JSON.stringify(session.snapshot));
  });

  it('logs what really happened if a condition reads the value itself', async () => {
    const check: StateSketch = {
      id: 'tell',
      kind: 'branch',
      cases: [{ id: 'right', when: "slots.pin == 'Ab-4821'" }],
      on: { right: 'yes', else: 'no' },
    };
    const yes: StateSketch = {
      id: 'yes',
      kind: 'message',
      text: 'Right: {{ slots.pin }}',
      on: { next: 'more' },
    };
    const no: StateSketch = { id: 'no', kind: 'end' };
    const more: StateSketch = {
      id: 'more',
      kind: 'collect',
      slot: 'name',
      prompt: 'Name?',
      on: { next: 'no' },
    };
    const chat = await talk(engineOf([states[0]!, check, yes, more, no]));
    await chat.say('Ab-4821');
    const log = chat.session().log;
    expect(
      log.flatMap((entry) =>
        entry.entry === 'effect' && entry.effect.type === 'say' ? [entry.effect.text] : [],
      ),
    ).toEqual(['Your PIN?', 'Right: Xx-0000', 'Name?']);
    await chat.say('Ann Ab-4821');
    expect(chat.session().snapshot).toMatchObject({
      status: 'ended',
      slots: { pin: 'Xx-0000', name: 'Ann Xx-0000' },
    });
    expect(JSON.stringify(chat.session())).not.toContain('4821');
  });

  it('shows followers the masked events, but packets as they are handed over', async () => {
    const engine = engineOf();
    const chat = await talk(engine);
    const seen: LogEntry[] = [];
    const { turn } = await handleMessage(
      engine,
      chat.session(),
      { text: 'Ab-4821' },
      { onEntry: (entry) => seen.push(entry) },
    );
    expect(JSON.stringify(seen)).toContain('Ab-4821');
    expect(turn.entries).toEqual(seen);
  });
});

describe('a conversation with sensitive outputs of actions', () => {
  const login = action.parse({
    id: 'login',
    name: 'Log in',
    request: { method: 'POST', url: 'https://shop.example/login' },
    output: {
      token: { value: 'body.token', sensitive: true },
      pin: { value: 'body.pin', sensitive: true },
      person: { value: 'body.person', sensitive: true },
      plan: 'body.plan',
    },
  });
  const look = action.parse({ id: 'look', name: 'Look', request: { url: 'https://shop.example/look' } });
  const steps: readonly StateSketch[] = [
    { id: 'log_in', kind: 'action', action: 'login', on: { success: 'ask', error: 'hand' } },
    {
      id: 'ask',
      kind: 'collect',
      slot: 'name',
      prompt: 'Plan {{ vars.login.plan }}. Name?',
      on: { next: 'look_up' },
    },
    {
      id: 'look_up',
      kind: 'action',
      action: 'look',
      inputs: { token: 'vars.login.token', pin: 'vars.login.pin' },
      on: { success: 'hand', error: 'hand' },
    },
    {
      id: 'hand',
      kind: 'escalate',
      reason: 'Token {{ vars.login.token }} pin {{ vars.login.pin }} of {{ slots.name }}',
    },
  ];
  const output = {
    token: 'tok-1a2b',
    pin: '7',
    person: { name: 'Ada', ids: [4711], ok: true },
    plan: 'gold',
  };
  const hidden = /1a2b|Ada|4711|"7"|pin 7/;

  function engineWith(run: (call: ActionCall) => Promise<ActionResult>): ConversationEngine {
    const project = { ...sketchProject([sketchFlow('main', steps)], { slots }), actions: { login, look } };
    return fixtureEngine({ compiled: compileProject(project, nodeRegistry), ports: { run_action: { run } } });
  }

  it('uses them, and keeps and shows none, however short', async () => {
    const calls: ActionCall[] = [];
    const engine = engineWith(async (call) => {
      calls.push(call);
      const echo = { ...answered(call, { echo: 'sent tok-1a2b', pin: '7' }), output: {} };
      return call.action === 'login' ? answered(call, output) : echo;
    });
    const seen: LogEntry[] = [];
    const onEntry = (entry: LogEntry) => void seen.push(entry);
    const start = await startConversation(engine, { source: 'simulator', onEntry });
    expect(start.turn.messages.map(({ text }) => text)).toEqual(['Plan gold. Name?']);
    const said = await handleMessage(engine, start.session, { text: 'Bo' }, { onEntry });
    expect(calls[1]?.input).toEqual({ token: 'tok-1a2b', pin: '7' });
    expect(JSON.stringify(followedSnapshot(start.session))).not.toMatch(hidden);
    expect(start.session.snapshot.frames[0]?.vars.login).toEqual(output);
    const log = await said.session.history();
    for (const kept of [log, said.session, said.turn.packet])
      expect(JSON.stringify(kept)).not.toMatch(hidden);
    expect(JSON.stringify(seen)).not.toMatch(/1a2b|Ada|4711|"7"/);
    expect(said.turn.packet?.reason).toMatchObject({ params: { text: 'Token xxx-0x0x pin 0 of Bo' } });
    const result = log.flatMap((entry) =>
      entry.entry === 'event' && entry.event.type === 'action_result' ? [entry.event.result] : [],
    )[0];
    expect(result).toMatchObject({
      output: { token: 'xxx-0x0x', pin: '0', person: { name: 'Xxx', ids: [0], ok: true }, plan: 'gold' },
      sensitive: ['token', 'pin', 'person'],
      response: { body: { token: '•••', pin: '•••', person: { name: '•••', ids: ['•••'] }, plan: 'gold' } },
    });
    const recording = readRecording(writeRecording({ header: said.session.header, log }));
    expect(replayLog(engine.compiled, recording).firstDifference).toBeNull();
    expect((await replayRecording(engine, recording)).firstDifference).toBeNull();
  });

  it('keeps no answer from which they could not be read', async () => {
    const engine = engineWith(async (call) => {
      const error = {
        code: 'ACTION_OUTPUT_INVALID',
        message: 'The output "plan" has no value',
        remedy: 'Correct it',
      };
      return {
        ...answered(call, {}),
        ok: false,
        error,
        response: { status: 200, headers: { x: 'tok-1a2b' }, body: output },
      };
    });
    const chat = await talk(engine);
    expect(JSON.stringify(chat.session().log)).not.toMatch(hidden);
  });
});

describe('the mask of a value', () => {
  it.each([
    ['mail', 'Ann@Shop.example', 'I have masked@example.invalid', 'masked@example.invalid'],
    ['phone', '(977) 625-2661', 'I have +00000000000', '+00000000000'],
    ['amount', '4821', 'I have 0', 0],
    ['day', '2026-03-04', 'I have January 1, 2000', '2000-01-01'],
    ['pin', 'Éa 12-ß', 'I have Xx 00-x', 'Xx 00-x'],
  ])('fits %s', async (slot, said, text, masked) => {
    const engine = engineOf([
      { id: 'ask', kind: 'collect', slot, prompt: '?', on: { next: 'tell' } },
      { id: 'tell', kind: 'message', text: `I have {{ slots.${slot} }}`, on: { next: 'end' } },
      { id: 'end', kind: 'end' },
    ]);
    const chat = await talk(engine);
    await chat.say(said);
    expect(chat.session().snapshot.slots[slot]).toBe(masked);
    const log = JSON.stringify(chat.session().log);
    expect(log).toContain(text);
    expect(log).not.toContain(said);
    await expectReplays(engine, chat);
  });
});
