import type { Flow, State } from './flow.ts';

/** One transition of a flow. */
export interface Transition {
  /** Id of the state it leaves. */
  readonly from: string;
  readonly outcome: string;
  /** Id of the state it leads to, which may not exist. */
  readonly to: string;
}

/** A state by id, with its index in the flow. */
export function findState(
  flow: Flow,
  id: string,
): { readonly state: State; readonly index: number } | undefined {
  const index = flow.states.findIndex((state) => state.id === id);
  const state = flow.states[index];
  return state === undefined ? undefined : { state, index };
}

/** All transitions of a flow, in reading order. */
export function flowTransitions(flow: Flow): readonly Transition[] {
  return flow.states.flatMap(({ id, on }) =>
    Object.entries(on).map(([outcome, to]) => ({ from: id, outcome, to })),
  );
}
