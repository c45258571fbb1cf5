import { beforeEach, describe, expect, it, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { AppError } from '../../engine/base/appError.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { DocumentStore } from './documentStore.ts';
import {
  changedSince,
  createUnderstandingStore,
  type UnderstandingBasis,
  type UnderstandingStore,
} from './understandingStore.ts';

const intent = (id: string, utterances: string[], translations: Record<string, string[]> = {}) => ({
  id,
  name: id,
  utterances,
  translations,
});
const basis: UnderstandingBasis = {
  intents: { hours: intent('hours', ['when', 'open'], { de: ['wann'] }), joke: intent('joke', ['haha']) },
  outOfScope: null,
  intentThreshold: 0.5,
  minimum: 0.25,
};
const now = (change: Partial<UnderstandingBasis>) => ({ ...basis, ...change });

test('an edit that was undone, a name and an intent without utterances change nothing', () => {
  expect(changedSince('evaluate', basis, basis)).toBeNull();
  const intents = {
    ...structuredClone(basis.intents),
    joke: { ...intent('joke', ['haha']), name: 'Joke' },
    empty: intent('empty', []),
  };
  const outOfScope = { utterances: [], translations: {} };
  expect(changedSince('evaluate', basis, now({ intents, outOfScope }))).toBeNull();
});

test('utterances in any language change every result', () => {
  for (const intents of [
    { ...basis.intents, joke: intent('joke', ['haha', 'hihi']) },
    { ...basis.intents, hours: intent('hours', ['when', 'open'], { de: ['wann', 'wie'] }) },
    { hours: basis.intents.hours! },
  ]) {
    expect(changedSince('train', basis, now({ intents }))).toBe('utterances');
    expect(changedSince('check', basis, now({ intents }))).toBe('utterances');
  }
});

test('what a result was not made from does not change it', () => {
  const outOfScope = { utterances: ['weather'], translations: {} };
  expect(changedSince('train', basis, now({ outOfScope }))).toBeNull();
  expect(changedSince('curve', basis, now({ outOfScope }))).toBeNull();
  expect(changedSince('threshold', basis, now({ outOfScope }))).toBe('utterances');
  const intentThreshold = 0.6;
  expect(changedSince('evaluate', basis, now({ intentThreshold }))).toBe('thresholds');
  expect(changedSince('threshold', basis, now({ intentThreshold }))).toBeNull();
  expect(changedSince('threshold', basis, now({ minimum: 0.3 }))).toBe('thresholds');
});

describe('understandingStore', () => {
  interface Asked {
    readonly method: string;
    readonly params: unknown;
    readonly answer: (result: unknown) => void;
    readonly fail: (error: unknown) => void;
  }

  let asked: Asked[] = [];
  let document: DocumentStore;
  let store: UnderstandingStore;
  const project = (threshold: number) => ({
    intents: {},
    outOfScope: null,
    manifest: { policies: { intentThreshold: threshold, clarification: { minimum: 0.2 } } },
  });
  const untilAsked = async (count: number) => {
    while (asked.length < count) await Promise.resolve();
    return asked[count - 1]!;
  };
  const cancelled = new AppError({ code: 'HOST_TASK_CANCELLED', message: 'Stopped', remedy: 'Start again' });

  beforeEach(() => {
    asked = [];
    const client = {
      request: (method: string, params: unknown) =>
        new Promise((answer, fail) => asked.push({ method, params, answer, fail })),
    } as unknown as HostClient;
    document = createStore(() => ({
      opened: { id: 'p1', path: '/shop' },
      project: project(0.5),
      whenSaved: () => Promise.resolve(),
    })) as unknown as DocumentStore;
    store = createUnderstandingStore(client, document);
  });

  it('keeps a result with the data it was made from, and asks once at a time', async () => {
    const done = store.getState().run('evaluate', { typos: 2 });
    void store.getState().run('evaluate');
    const { method, params, answer } = await untilAsked(1);
    expect([method, params]).toEqual(['nlu.evaluate', { projectId: 'p1', typos: 2 }]);
    expect(store.getState().evaluate.running).toBe(true);
    document.setState({ project: project(0.9) as never });
    answer({ accuracy: 1 });
    await done;
    expect(asked).toHaveLength(1);
    expect(store.getState().evaluate).toMatchObject({
      running: false,
      done: { result: { accuracy: 1 }, basis: { intentThreshold: 0.5 } },
    });
    expect(store.getState().curve.done).toBeNull();
  });

  it('keeps the result of before when a run fails or is cancelled', async () => {
    const first = store.getState().run('check');
    (await untilAsked(1)).answer({ suspects: [] });
    await first;
    const second = store.getState().run('check');
    const failing = await untilAsked(2);
    const cancelling = store.getState().cancel('check');
    const { method, params, answer } = await untilAsked(3);
    expect([method, params]).toEqual(['tasks.cancel', { projectId: 'p1', task: 'nlu.check' }]);
    expect(store.getState().check.cancelling).toBe(true);
    answer({ cancelled: true });
    await cancelling;
    failing.fail(cancelled);
    await second;
    expect(store.getState().check).toMatchObject({ running: false, cancelled: true, error: null });
    expect(store.getState().check.done?.result).toEqual({ suspects: [] });

    const third = store.getState().run('check');
    (await untilAsked(4)).fail(new AppError({ code: 'NLU_ONE_INTENT', message: 'One', remedy: 'Add' }));
    await third;
    expect(store.getState().check).toMatchObject({ cancelled: false, error: { code: 'NLU_ONE_INTENT' } });
  });

  it('cancels the training by its own name, and nothing that is not under way', async () => {
    await store.getState().cancel('train');
    expect(asked).toEqual([]);
    void store.getState().run('train');
    await untilAsked(1);
    void store.getState().cancel('train');
    const { params, answer } = await untilAsked(2);
    expect(params).toEqual({ projectId: 'p1', task: 'nlu' });
    answer({ cancelled: false });
    await Promise.resolve();
    await Promise.resolve();
    expect(store.getState().train.cancelling).toBe(false);
  });

  it('forgets everything with the project, also what is still under way', async () => {
    const done = store.getState().run('train');
    const { answer } = await untilAsked(1);
    document.setState({ opened: { id: 'p2', path: '/other' } });
    answer({ trained: true });
    await done;
    expect(store.getState().train).toEqual({
      running: false,
      cancelling: false,
      cancelled: false,
      error: null,
      done: null,
    });
  });
});
