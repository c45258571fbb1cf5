import assert from 'node:assert/strict';
import type { AppError } from '../../base/appError.ts';
import type { LogEntry, Session } from '../../conversation/session.ts';
import { recordingHeader } from '../../conversation/session.ts';
import { emptySnapshot, type Snapshot } from '../../kit/snapshot.ts';
import type { Append, Expected, Stores } from '../stores.ts';

/** An implementation of the stores, opened for one case with its own data. */
export interface StoresUnderTest {
  readonly stores: Stores;
  /**
   * Opens the same data once more without closing the first stores, as another process does, or the next one after a
   * crash. Stores that exist in one process only return themselves.
   */
  readonly another: () => Promise<Stores>;
  /** Closes all of them. */
  readonly close: () => Promise<void>;
}

/** A clock that the case sets; the stores under test use it. */
export interface TestClock {
  time: number;
  readonly now: () => number;
}

/** What a case gets. */
export interface Scene extends StoresUnderTest {
  readonly clock: TestClock;
}

/** A case of the conformance suite by its name. */
export type Case = readonly [name: string, check: (scene: Scene) => Promise<void>];

export const entry = (tag: string, turn = 0): LogEntry => ({
  entry: 'event',
  turn,
  event: { type: 'timer', at: 1, id: tag },
});

export const snapshotOf = (turn = 0, text = ''): Snapshot => ({
  ...emptySnapshot({ at: 1, locale: 'en' }),
  turn,
  slots: { text },
  awaiting: { type: 'input' },
});

export const headerOf = (id: string): Session['header'] => ({
  recording: recordingHeader.shape.recording.value,
  id,
  project: 'Test',
  projectHash: '',
  source: 'runtime',
  locale: 'en',
  startedAt: 1,
});

/** An append of entries with these tags. */
export function append(
  id: string,
  expected: Expected,
  tags: readonly string[],
  more: Partial<Append> = {},
): Append {
  const state = { header: headerOf(id), snapshot: snapshotOf(0, tags.at(-1) ?? '') };
  return { expected, entries: tags.map((tag) => entry(tag)), state, ...more };
}

export const tagsOf = (entries: readonly LogEntry[]): readonly string[] =>
  entries.map((one) => (one.entry === 'event' && one.event.type === 'timer' ? one.event.id : one.entry));

export async function expectError(code: string, attempt: Promise<unknown>): Promise<AppError> {
  let error: AppError | undefined;
  await assert.rejects(attempt, (thrown: AppError) => {
    error = thrown;
    return thrown.code === code;
  });
  assert.ok(error !== undefined);
  return error;
}

export const packet = (id: string, at: number) => ({ id, at, queue: 'returns' });
