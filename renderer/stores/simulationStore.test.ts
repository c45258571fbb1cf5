import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { AppError } from '../../engine/base/appError.ts';
import type { EventPayload } from '../../engine/contract/events.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { SimulatedTurn } from '../../engine/contract/methods/simulatorMethods.ts';
import type { DocumentStore } from './documentStore.ts';
import { logOfReturn } from './fixtures/logOfReturn.ts';
import type { LogEntry } from './logEntry.ts';
import { createSimulationStore, type SimulationStore } from './simulationStore.ts';

interface Asked {
  readonly method: string;
  readonly params: unknown;
  readonly answer: (turn: SimulatedTurn) => void;
  readonly fail: (error: unknown) => void;
}

const turnEntries = (turn: number) => logOfReturn.filter((entry) => entry.turn === turn);
const turnOf = (conversationId: string, turn: number, status = 'active') =>
  ({ conversationId, turn, entries: turnEntries(turn), snapshot: { status } }) as unknown as SimulatedTurn;

let asked: Asked[] = [];
let listener: (payload: EventPayload<'simulator.entry'>) => void = () => {};
let previewed: (payload: EventPayload<'simulator.preview'>) => void = () => {};
let woken: (payload: EventPayload<'simulator.woke'>) => void = () => {};
let document: DocumentStore;
let store: SimulationStore;

const state = () => store.getState();
const emit = (conversationId: string, entries: readonly LogEntry[], projectId = 'p1') => {
  for (const entry of entries) listener({ projectId, conversationId, entry });
};
/** Lets the store go on until it has asked the host that often. */
const untilAsked = async (count: number) => {
  while (asked.length < count) await Promise.resolve();
  return asked[count - 1]!;
};
const start = async (conversationId: string) => {
  const before = asked.length;
  const done = state().start();
  (await untilAsked(before + 1)).answer(turnOf(conversationId, 0));
  await done;
};

beforeEach(() => {
  asked = [];
  const client = {
    request: (method: string, params: unknown) =>
      new Promise((answer, fail) => asked.push({ method, params, answer, fail })),
    subscribe: (event: string, heard: typeof listener & typeof woken & typeof previewed) => {
      if (event === 'simulator.woke') woken = heard;
      else if (event === 'simulator.preview') previewed = heard;
      else listener = heard;
    },
  } as unknown as HostClient;
  document = createStore(() => ({
    opened: { id: 'p1', path: '/shop' },
    files: { 'dialoom.yaml': 'a' },
    whenSaved: () => Promise.resolve(),
  })) as unknown as DocumentStore;
  store = createSimulationStore(client, document);
});

describe('simulationStore', () => {
  it('shows entries as they happen and replaces them by the whole turn, none twice', async () => {
    state().setActions('live');
    const done = state().start();
    expect(state()).toMatchObject({ status: 'starting', startedWith: { actions: 'live' } });
    const { method, params, answer } = await untilAsked(1);
    expect([method, params]).toEqual(['simulator.start', { projectId: 'p1', actions: 'live', locale: null }]);
    emit('c1', turnEntries(0).slice(0, 2));
    expect(state().log).toHaveLength(2);
    answer(turnOf('c1', 0));
    await done;
    expect(state()).toMatchObject({ status: 'waiting', conversationId: 'c1', lastTurn: 0 });
    expect(state().log).toEqual(turnEntries(0));

    const sent = state().send({ text: 'Return', value: 'returns' });
    expect(state()).toMatchObject({ status: 'answering', sending: { text: 'Return' } });
    const second = await untilAsked(2);
    expect(second.params).toEqual({
      projectId: 'p1',
      conversationId: 'c1',
      text: 'Return',
      value: 'returns',
    });
    emit('c1', turnEntries(1).slice(0, 3));
    expect(state().sending).toBeNull();
    expect(state().log).toHaveLength(turnEntries(0).length + 3);
    second.answer(turnOf('c1', 1, 'ended'));
    await sent;
    expect(state().log).toEqual(logOfReturn);
    expect(Object.keys(state().snapshots)).toEqual(['0', '1']);
  });

  it('starts the conversation with the customer who was chosen, until the project is another', async () => {
    const paramsOfStart = async () => {
      const before = asked.length;
      const done = state().start();
      const { params, answer } = await untilAsked(before + 1);
      answer(turnOf('c1', 0));
      await done;
      return params;
    };
    expect(await paramsOfStart()).not.toHaveProperty('customer');
    state().setCustomer({ id: 'c-1024', authenticated: true });
    expect(await paramsOfStart()).toMatchObject({ customer: { id: 'c-1024', authenticated: true } });
    document.setState({ opened: { id: 'p9', path: '/other' } });
    expect(await paramsOfStart()).not.toHaveProperty('customer');
  });

  it('takes no entries of other projects, or while nothing runs', async () => {
    await start('c1');
    emit('c1', turnEntries(1));
    expect(state().log).toEqual(turnEntries(0));
    void state().send({ text: 'x' });
    await untilAsked(2);
    emit('c1', turnEntries(1), 'p2');
    emit('c9', turnEntries(1));
    expect(state().log).toEqual(turnEntries(0));
  });

  it('shows what a conversation says by itself, also while a message is on its way', async () => {
    await start('c1');
    const alone = turnEntries(0).slice(-1);
    const woke = { ...turnOf('c1', 0), entries: [...alone] };
    woken({ projectId: 'p2', turn: woke });
    woken({ projectId: 'p1', turn: { ...woke, conversationId: 'c9' } });
    expect(state().log).toEqual(turnEntries(0));
    woken({ projectId: 'p1', turn: woke });
    expect(state()).toMatchObject({ status: 'waiting', lastTurn: 0 });
    expect(state().log).toEqual([...turnEntries(0), ...alone]);

    const sent = state().send({ text: 'x' });
    const { answer } = await untilAsked(2);
    emit('c1', alone);
    woken({ projectId: 'p1', turn: woke });
    emit('c1', turnEntries(1).slice(0, 2));
    answer(turnOf('c1', 1));
    await sent;
    expect(state().log).toEqual([...turnEntries(0), ...alone, ...alone, ...turnEntries(1)]);
  });

  it('shows a text while it is generated, and no longer than that', async () => {
    await start('c1');
    const preview = (sentence: string, conversationId = 'c1') =>
      previewed({ projectId: 'p1', conversationId, sentence });
    preview('Too early.');
    expect(state().preview).toEqual([]);
    const sent = state().send({ text: 'x' });
    const { answer } = await untilAsked(2);
    preview('First.');
    preview('Of another conversation.', 'c9');
    preview('Second.');
    expect(state().preview).toEqual(['First.', 'Second.']);
    emit('c1', turnEntries(1).slice(0, 1));
    expect(state().preview).toEqual([]);
    preview('Third.');
    answer(turnOf('c1', 1));
    await sent;
    expect(state().preview).toEqual([]);
  });

  it('skips the wait when told to, and says why it cannot', async () => {
    await start('c1');
    const skipped = state().skipWait();
    expect(state().status).toBe('answering');
    const { method, params, answer } = await untilAsked(2);
    expect([method, params]).toEqual(['simulator.skipWait', { projectId: 'p1', conversationId: 'c1' }]);
    answer({ ...turnOf('c1', 0), entries: [...turnEntries(0).slice(-1)] });
    await skipped;
    expect(state().status).toBe('waiting');
    expect(state().log).toEqual([...turnEntries(0), ...turnEntries(0).slice(-1)]);
    const again = state().skipWait();
    (await untilAsked(3)).fail(new AppError({ code: 'CONVERSATION_NO_TIMER', message: 'No', remedy: 'Do' }));
    await again;
    expect(state()).toMatchObject({ status: 'waiting', error: { code: 'CONVERSATION_NO_TIMER' } });
  });

  it('gives a message that could not be sent back to its writer', async () => {
    await start('c1');
    state().setDraft('Hello');
    const sent = state().send({ text: 'Hello' });
    expect(state().draft).toBe('');
    const { fail } = await untilAsked(2);
    emit('c1', turnEntries(1).slice(0, 1));
    fail(new AppError({ code: 'HOST_X', message: 'No', remedy: 'Do' }));
    await sent;
    expect(state()).toMatchObject({
      status: 'waiting',
      draft: 'Hello',
      sending: null,
      error: { code: 'HOST_X' },
    });
    expect(state().log).toEqual(turnEntries(0));
  });

  it('says why a conversation could not start, and is ready for another try', async () => {
    const done = state().start();
    (await untilAsked(1)).fail(new AppError({ code: 'PROJECT_HAS_ERRORS', message: 'No', remedy: 'Mend' }));
    await done;
    expect(state()).toMatchObject({
      status: 'idle',
      startedWith: null,
      error: { code: 'PROJECT_HAS_ERRORS' },
    });
    await start('c1');
    expect(state().error).toBeNull();
  });

  it('leaves a conversation behind on restart, whatever it still says', async () => {
    await start('c1');
    const sent = state().send({ text: 'slow' });
    const slow = await untilAsked(2);
    const done = state().start();
    const fresh = await untilAsked(3);
    emit('c1', turnEntries(1));
    expect(state().log).toEqual([]);
    emit('c2', turnEntries(0).slice(0, 1));
    slow.answer(turnOf('c1', 1));
    await sent;
    expect(state()).toMatchObject({ status: 'starting', conversationId: 'c2' });
    fresh.answer(turnOf('c2', 0));
    await done;
    expect(state()).toMatchObject({ status: 'waiting', conversationId: 'c2', lastTurn: 0 });
    expect(state().log).toEqual(turnEntries(0));
  });

  it('ends with the project, but not when the same folder is opened again', async () => {
    await start('c1');
    document.setState({ opened: { id: 'p9', path: '/shop' } });
    expect(state().log).toEqual(turnEntries(0));
    document.setState({ opened: null });
    expect(state()).toMatchObject({ status: 'idle', log: [], conversationId: null });
  });
});
