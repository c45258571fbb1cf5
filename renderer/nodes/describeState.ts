import {
  type BoundNode,
  errorOutcome,
  type LeadsTo,
  type NodeKind,
  type Outcome,
} from '../../engine/kit/defineNode.ts';
import { type State, stateData } from '../../engine/model/documents/flow.ts';
import { type Locale, mainTemplate, textReference } from '../../engine/model/documents/locale.ts';

import { nodeRegistry } from '../../engine/nodes/index.ts';

/** An outcome of a state as it is drawn. */
export interface Port extends Outcome {
  /** Id of the state it leads to; null while nothing is connected. */
  readonly target: string | null;
  /** The file connects this outcome, but the node kind does not have it (any more). */
  readonly stray: boolean;
}

/** What canvas and inspector show of a state. */
export interface StateView {
  /** Undefined for a kind that this version does not know. */
  readonly kind: NodeKind | undefined;
  readonly title: string;
  /** One line, or a `$key` that {@link resolveText} resolves; empty if there is none. */
  readonly summary: string;
  readonly ports: readonly Port[];
  /** What it leads to besides its outcomes, such as the flow that it calls. */
  readonly leadsTo: LeadsTo | undefined;
}

const views = new WeakMap<State, StateView>();

/**
 * Describes a state with its node kind. A state of an unknown kind, or with invalid data, still has its name and its
 * connected outcomes, so that nothing disappears from the canvas. Cached for each state object.
 */
export function describeState(state: State): StateView {
  const cached = views.get(state);
  if (cached !== undefined) return cached;
  const view = computeView(state);
  views.set(state, view);
  return view;
}

function computeView(state: State): StateView {
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
        // Any state can have an error transition, even if it rarely fails.
        id === errorOutcome.id
          ? { ...errorOutcome, target, stray: false }
          : {
              id,
              label: id,
              // Without the outcomes of its kind, the transition cannot be checked.
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
    leadsTo: node?.leadsTo,
  };
}

/** The text that a `$key` refers to in a locale (for a text by count, its main form), or the text itself. */
export function resolveText(text: string, locale: Locale): string {
  const key = textReference(text);
  return key === undefined ? text : mainTemplate(locale[key] ?? text);
}
