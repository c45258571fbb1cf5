import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Snapshot } from '../../../engine/kit/snapshot.ts';
import type { HostLogEntry } from './conversationTurns.ts';

/** Where a conversation is and has been, to highlight on the canvas. States are `flow/state`. */
export interface TraceState {
  /** The state of every running frame, innermost last; empty when no conversation runs. */
  readonly current: readonly string[];
  /** States entered so far. */
  readonly visited: ReadonlySet<string>;
  /** Transitions taken so far, as `flow/state/outcome`. */
  readonly taken: ReadonlySet<string>;
}

export interface TraceActions {
  /** Shows a conversation on the canvas. */
  show(trace: TraceState): void;
  clear(): void;
}

export type TraceStore = StoreApi<TraceState & TraceActions>;

const nothing: TraceState = { current: [], visited: new Set(), taken: new Set() };

/** Makes the store through which a running conversation is highlighted on the canvas. */
export function createTraceStore(): TraceStore {
  return createStore((set) => ({
    ...nothing,
    show: ({ current, visited, taken }) => set({ current, visited, taken }),
    clear: () => set(nothing),
  }));
}

/** Where a conversation has been. */
export interface ConversationTrace extends Pick<TraceState, 'visited' | 'taken'> {
  /** State of the last step, as `flow/state`; null before the first. */
  readonly last: string | null;
}

/** The trace of a conversation that has not begun. */
export const emptyTrace: ConversationTrace = { visited: new Set(), taken: new Set(), last: null };

/**
 * Adds entries to a trace.
 *
 * @returns The trace itself when there is no step among them.
 */
export function addToTrace(trace: ConversationTrace, entries: readonly HostLogEntry[]): ConversationTrace {
  const steps = entries.filter((entry) => entry.entry === 'step');
  if (steps.length === 0) return trace;
  const visited = new Set(trace.visited);
  const taken = new Set(trace.taken);
  let { last } = trace;
  for (const { flow, state, trigger, outcome } of steps) {
    last = `${flow}/${state}`;
    if (trigger !== 'policy') visited.add(last);
    if (outcome !== null) taken.add(`${last}/${outcome}`);
  }
  return { visited, taken, last };
}

/**
 * Where a conversation is and has been, for the canvas.
 *
 * @param snapshot - The conversation at the end of the last turn. Null while a turn is running: then its last step
 * counts.
 */
export function traceOnCanvas(
  { visited, taken, last }: ConversationTrace,
  snapshot: Snapshot | null,
): TraceState {
  if (snapshot === null) return { current: last === null ? [] : [last], visited, taken };
  const frames = snapshot.status === 'ended' ? [] : snapshot.frames;
  return { current: frames.map(({ flow, state }) => `${flow}/${state}`), visited, taken };
}
