import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where a conversation stands and has been, for the canvas to light up. States are `flow/state`. */
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

/** Makes the store by which whatever runs a conversation (simulator, replay) lights up the canvas. */
export function createTraceStore(): TraceStore {
  return createStore((set) => ({
    ...nothing,
    show: ({ current, visited, taken }) => set({ current, visited, taken }),
    clear: () => set(nothing),
  }));
}
