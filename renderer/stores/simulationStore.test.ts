import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { AppError } from '../../engine/base/appError.ts';
import type { EventPayload } from '../../engine/contract/events.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { SimulatorStream } from '../../engine/contract/methods/simulatorMethods.ts';
import { conversationTurns, type HostLogEntry } from './conversation/conversationTurns.ts';
import { logOfReturn } from './conversation/fixtures/logOfReturn.ts';
import type { DocumentStore } from './documentStore.ts';
import { behavesAlike, createSimulationStore, type SimulationStore } from './simulationStore.ts';

const files = { 'dialoom.yaml': 'a', 'flows/main.flow.yaml': 'b', 'flows/main.layout.json': '{}' };

describe('behavesAlike', () => {
  it('ignores where states are on the canvas', () => {
    expect(behavesAlike(files, { ...files, 'flows/main.layout.json': '{"x":1}' })).toBe(true);
    expect(behavesAlike({ 'dialoom.yaml': 'a' }, { 'dialoom.yaml': 'a', 'README.md': 'x' })).toBe(true);
  });

  it.each([
    'flows/main.flow.yaml',
    'nlu/intents/a.yaml',
    'knowledge/a.md',
    'actions/a.yaml',
    'locales/en.yaml',
  ])('notices a change of %s', (path) => {
    expect(behavesAlike(files, { ...files, [path]: 'new' })).toBe(false);
    expect(behavesAlike({ ...files, [path]: 'new' }, files)).toBe(false);
  });
});

describe('simulationStore', () => {
  interface Asked {
    readonly method: string;
    readonly params: unknown;
    readonly answer: (result?: unknown) => Promise<void>;
    readonly fail: (code: string) => Promise<void>;
  }

  type Settled = Extract<SimulatorStream, { type: 'settled' }>;

  const turnEntries = (turn: number) => logOfReturn.filter((entry) => entry.turn === turn);
  const start = turnEntries(0);
  const answer = turnEntries(1);
  const timer: HostLogEntry = { entry: 'event', turn: 0, event: { type: 'timer', at: 2, id: 'fx_0' } };
  const settled = (length: number, turn: number, status = 'active') =>
    ({ type: 'settled', length, turn, snapshot: { status } }) as unknown as Settled;

  let asked: Asked[] = [];
  let heard: (payload: EventPayload<'simulator.stream'>) => void = () => {};
  let document: DocumentStore;
  let store: SimulationStore;

  const state = () => store.getState();
  const emit = (event: SimulatorStream, conversationId = 'conv_1') =>
    heard({ projectId: 'p1', conversationId, event });
  const emitEntries = (from: number, entries: readonly HostLogEntry[], conversationId = 'conv_1') =>
    emit({ type: 'entries', from, entries: [...entries] }, conversationId);
  /** Lets what was answered or failed take effect. */
  const afterwards = () => new Promise<void>((resolve) => setImmediate(resolve));
  const started = async (conversationId = 'conv_1') => {
    const before = asked.length;
    const done = state().start();
    await afterwards();
    emitEntries(0, start, conversationId);
    emit(settled(start.length, 0), conversationId);
    await asked[before]?.answer();
    await done;
  };

  beforeEach(() => {
    asked = [];
    const client = {
      request: (method: string, params: unknown) =>
        new Promise((resolve, reject) =>
          asked.push({
            method,
            params,
            answer: (result = {}) => {
              resolve(result);
              return afterwards();
            },
            fail: (code) => {
              reject(new AppError({ code, message: 'No', remedy: 'Do' }));
              return afterwards();
            },
          }),
        ),
      subscribe: (_: string, listener: typeof heard) => {
        heard = listener;
      },
    } as unknown as HostClient;
    document = createStore(() => ({
      opened: { id: 'p1', path: '/shop' },
      files: { 'dialoom.yaml': 'a' },
      whenSaved: () => Promise.resolve(),
    })) as unknown as DocumentStore;
    let conversations = 0;
    store = createSimulationStore(client, document, () => {
      conversations += 1;
      return `conv_${conversations}`;
    });
  });

  describe('simulationStore', () => {
    it('shows entries as they arrive', async () => {
      state().setActions('live');
      const done = state().start();
      expect(state()).toMatchObject({ status: 'starting', startedWith: { actions: 'live' } });
      await afterwards();
      expect(asked[0]).toMatchObject({
        method: 'simulator.start',
        params: { projectId: 'p1', conversationId: 'conv_1', actions: 'live', locale: null },
      });
      emitEntries(0, start.slice(0, 2));
      expect(state()).toMatchObject({ length: 2, status: 'starting' });
      emitEntries(2, start.slice(2));
      emit(settled(start.length, 0));
      await asked[0]?.answer();
      await done;
      expect(state()).toMatchObject({ status: 'waiting', conversationId: 'conv_1', lastTurn: 0 });
      expect(state().turns).toEqual(conversationTurns(start));

      const sent = state().send({ text: 'Return', value: 'returns' });
      expect(state()).toMatchObject({ status: 'answering', sending: [{ text: 'Return' }] });
      expect(asked[1]?.params).toEqual({
        projectId: 'p1',
        conversationId: 'conv_1',
        text: 'Return',
        value: 'returns',
      });
      const [first] = state().turns;
      emitEntries(start.length, answer.slice(0, 3));
      expect(state()).toMatchObject({ sending: [], length: start.length + 3 });
      emitEntries(start.length + 3, answer.slice(3));
      emit(settled(logOfReturn.length, 1, 'ended'));
      await asked[1]?.answer();
      await sent;
      expect(state().turns).toEqual(conversationTurns(logOfReturn));
      expect(state().turns[0]).toBe(first);
      expect(Object.keys(state().snapshots)).toEqual(['0', '1']);
    });

    it('reads a stream like a log, regardless of its pieces and of repetitions', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(logOfReturn.length), { maxLength: 6 }),
          fc.nat(3),
          async (cuts, again) => {
            const done = state().start();
            const id = state().conversationId ?? '';
            await afterwards();
            let from = 0;
            for (const to of [...cuts.sort((a, b) => a - b), logOfReturn.length]) {
              const begin = Math.max(0, from - again);
              if (to > begin) emitEntries(begin, logOfReturn.slice(begin, to), id);
              from = Math.max(from, to);
            }
            emit(settled(logOfReturn.length, 1, 'ended'), id);
            await asked.at(-1)?.answer();
            await done;
            expect(state().turns).toEqual(conversationTurns(logOfReturn));
            expect(state()).toMatchObject({ status: 'waiting', length: logOfReturn.length });
          },
        ),
        { numRuns: 40 },
      );
    });

    it('fetches entries that are missing in the stream', async () => {
      await started();
      const sent = state().send({ text: 'Return', value: 'returns' });
      emitEntries(start.length + 2, answer.slice(2, 4));
      expect(state()).toMatchObject({ status: 'resuming', length: start.length });
      expect(asked[2]).toMatchObject({
        method: 'simulator.resume',
        params: { projectId: 'p1', conversationId: 'conv_1', actions: 'mock', from: start.length },
      });
      emitEntries(start.length + 4, answer.slice(4));
      emit(settled(logOfReturn.length, 1, 'ended'));
      await asked[1]?.answer();
      await sent;
      expect(state().status).toBe('resuming');
      await asked[2]?.answer({ ...settled(logOfReturn.length, 1, 'ended'), entries: answer });
      expect(state()).toMatchObject({ status: 'waiting', lastTurn: 1, error: null });
      expect(state().turns).toEqual(conversationTurns(logOfReturn));
    });

    it('resumes after a lost connection, and recognises a message that had arrived', async () => {
      await started();
      const sent = state().send({ text: 'Return' });
      emitEntries(start.length, answer.slice(0, 2));
      await asked[1]?.fail('HOST_DISCONNECTED');
      await sent;
      expect(state()).toMatchObject({ status: 'waiting', draft: 'Return', length: start.length });
      document.setState({ opened: { id: 'p2', path: '/shop' } } as never);
      expect(asked[2]).toMatchObject({
        method: 'simulator.resume',
        params: { projectId: 'p2', from: start.length },
      });
      await asked[2]?.answer({ ...settled(logOfReturn.length, 1), entries: answer });
      expect(state()).toMatchObject({ status: 'waiting', draft: '', error: null });
      expect(state().turns).toEqual(conversationTurns(logOfReturn));
    });

    it('shows an error when the conversation cannot be resumed', async () => {
      await started();
      document.setState({ opened: { id: 'p2', path: '/shop' } } as never);
      await asked[1]?.fail('HOST_UNKNOWN_CONVERSATION');
      expect(state()).toMatchObject({ status: 'waiting', error: { code: 'HOST_UNKNOWN_CONVERSATION' } });
      expect(state().turns).toEqual(conversationTurns(start));
    });

    it('starts the conversation with the chosen customer, until the project changes', async () => {
      const paramsOfStart = async () => {
        const before = asked.length;
        await started(`conv_${before + 1}`);
        return asked[before]?.params;
      };
      expect(await paramsOfStart()).not.toHaveProperty('customer');
      state().setCustomer({ id: 'c-1024', authenticated: true });
      expect(await paramsOfStart()).toMatchObject({ customer: { id: 'c-1024', authenticated: true } });
      expect(await paramsOfStart()).not.toHaveProperty('timeZone');
      state().setTimeZone('Asia/Tokyo');
      expect(await paramsOfStart()).toMatchObject({ timeZone: 'Asia/Tokyo' });
      document.setState({ opened: { id: 'p9', path: '/other' } } as never);
      const params = await paramsOfStart();
      expect(params).not.toHaveProperty('customer');
      expect(params).not.toHaveProperty('timeZone');
    });

    it('shows what a conversation says by itself, even while a message is being sent', async () => {
      await started();
      emitEntries(start.length, [timer], 'conv_9');
      expect(state().length).toBe(start.length);
      emitEntries(start.length, [timer]);
      emit(settled(start.length + 1, 0));
      expect(state()).toMatchObject({ status: 'waiting', lastTurn: 0 });

      const sent = state().send({ text: 'x' });
      emitEntries(start.length + 1, [timer]);
      emit(settled(start.length + 2, 0));
      expect(state()).toMatchObject({ status: 'answering', sending: [{ text: 'x' }] });
      emitEntries(start.length + 2, answer);
      emit(settled(start.length + 2 + answer.length, 1));
      await asked[1]?.answer();
      await sent;
      expect(state().turns).toEqual(conversationTurns([...start, timer, timer, ...answer]));
    });

    it('removes a turn that was undone', async () => {
      await started();
      emitEntries(start.length, [timer]);
      expect(state().length).toBe(start.length + 1);
      emit({ type: 'undone', length: start.length });
      expect(state().turns).toEqual(conversationTurns(start));
      emitEntries(start.length, answer);
      expect(state().turns).toEqual(conversationTurns(logOfReturn));
    });

    it('shows a generated text only while it is generated', async () => {
      await started();
      const preview = (sentence: string, conversationId?: string) =>
        emit({ type: 'preview', sentence }, conversationId);
      const sent = state().send({ text: 'x' });
      preview('First.');
      preview('Of another conversation.', 'conv_9');
      preview('Second.');
      expect(state().preview).toEqual(['First.', 'Second.']);
      emitEntries(start.length, answer.slice(0, 1));
      expect(state().preview).toEqual([]);
      preview('Third.');
      await asked[1]?.answer();
      await sent;
      expect(state().preview).toEqual([]);
    });

    it('skips the wait, or shows why that failed', async () => {
      await started();
      const skipped = state().skipWait();
      expect(state().status).toBe('answering');
      expect(asked[1]).toMatchObject({
        method: 'simulator.skipWait',
        params: { projectId: 'p1', conversationId: 'conv_1' },
      });
      emitEntries(start.length, [timer]);
      emit(settled(start.length + 1, 0));
      await asked[1]?.answer();
      await skipped;
      expect(state()).toMatchObject({ status: 'waiting', length: start.length + 1 });
      state().setDraft('half a sentence');
      const again = state().skipWait();
      await asked[2]?.fail('CONVERSATION_NO_TIMER');
      await again;
      expect(state()).toMatchObject({
        status: 'waiting',
        draft: 'half a sentence',
        error: { code: 'CONVERSATION_NO_TIMER' },
      });
    });

    it('restores the draft of a message that could not be sent', async () => {
      await started();
      state().setDraft('Hello');
      const sent = state().send({ text: 'Hello' });
      expect(state().draft).toBe('');
      emitEntries(start.length, answer.slice(0, 1));
      await asked[1]?.fail('HOST_X');
      await sent;
      expect(state()).toMatchObject({
        status: 'waiting',
        draft: 'Hello',
        sending: [],
        error: { code: 'HOST_X' },
      });
      expect(state().turns).toEqual(conversationTurns(start));
    });

    it('shows why a conversation could not start, and can start again', async () => {
      const done = state().start();
      await afterwards();
      await asked[0]?.fail('PROJECT_HAS_ERRORS');
      await done;
      expect(state()).toMatchObject({
        status: 'idle',
        startedWith: null,
        error: { code: 'PROJECT_HAS_ERRORS' },
      });
      await started('conv_2');
      expect(state().error).toBeNull();
    });

    it('ignores the previous conversation after a restart', async () => {
      await started();
      const sent = state().send({ text: 'slow' });
      const done = state().start();
      await afterwards();
      emitEntries(start.length, answer);
      expect(state().length).toBe(0);
      emitEntries(0, start, 'conv_2');
      await asked[1]?.answer();
      await sent;
      expect(state()).toMatchObject({ status: 'starting', conversationId: 'conv_2' });
      emit(settled(start.length, 0), 'conv_2');
      await asked[2]?.answer();
      await done;
      expect(state()).toMatchObject({ status: 'waiting', conversationId: 'conv_2', lastTurn: 0 });
      expect(state().turns).toEqual(conversationTurns(start));
    });

    it('resets with the project', async () => {
      await started();
      document.setState({ opened: null } as never);
      expect(state()).toMatchObject({ status: 'idle', turns: [], length: 0, conversationId: null });
    });
  });
});
