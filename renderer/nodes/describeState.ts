import { type BoundNode, errorOutcome, type NodeKind, type Outcome } from '../../engine/kit/defineNode.ts';
import { type State, stateData } from '../../engine/model/documents/flow.ts';
import { type Locale, mainTemplate, textReference } from '../../engine/model/documents/locale.ts';

import { nodeRegistry } from '../../engine/nodes/index.ts';

/** A way out of a state as it is drawn. */
export interface Port extends Outcome {
  /** Id of the state it leads to; null while nothing is connected. */
  readonly target: string | null;
  /** The file connects it, but the kind has no such outcome (any more). */
  readonly stray: boolean;
}

/** What canvas and inspector know of a state beyond its file. */
export interface StateView {
  /** Undefined for a kind that this version does not know. */
  readonly kind: NodeKind | undefined;
  readonly title: string;
  /** One line, or a `$key` that {@link resolveText} turns into one; empty when there is nothing to say. */
  readonly summary: string;
  readonly ports: readonly Port[];
}

const known = new WeakMap<State, StateView>();

/**
 * Describes a state through the registry: a kind that is unknown or whose data does not parse still shows its name
 * and its connected ways out, so that nothing on the canvas is lost. Remembered for each state object.
 */
export function describeState(state: State): StateView {
  const before = known.get(state);
  if (before !== undefined) return before;
  const view = lookUp(state);
  known.set(state, view);
  return view;
}

function lookUp(state: State): StateView {
  const kind = nodeRegistry.get(state.kind);
  const bound = kind?.bind(stateData(state));
  const node: BoundNode | undefined = bound?.ok === true ? bound.value : undefined;
  const outcomes = node?.outcomes ?? [];
  const ids = new Set(outcomes.map(({ id }) => id));
  const ports = outcomes.map((outcome) => ({
    ...outcome,
    target: state.on[outcome.id] ?? null,
    stray: false,
  }));
  const strays = Object.entries(state.on)
    .filter(([id]) => !ids.has(id))
    .map(
      ([id, target]): Port =>
        // Any state may say where to go when it fails, also one that seldom does.
        id === errorOutcome.id
          ? { ...errorOutcome, target, stray: false }
          : {
              id,
              label: id,
              // Without outcomes to compare with, a way out cannot be called wrong.
              tone: node === undefined ? 'normal' : 'error',
              required: false,
              target,
              stray: node !== undefined,
            },
    );
  return {
    kind,
    title: state.name ?? (state.id === state.kind && kind !== undefined ? kind.label : state.id),
    summary: node?.summary ?? '',
    ports: [...ports, ...strays],
  };
}

/** The text that a `$key` stands for in a locale (of one by count: its main form), or the text itself. */
export function resolveText(text: string, locale: Locale): string {
  const key = textReference(text);
  return key === undefined ? text : mainTemplate(locale[key] ?? text);
}
