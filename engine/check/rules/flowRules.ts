// Rules for flows: their states, transitions, endings, places and titles.
import { errorOutcome } from '../../kit/defineNode.ts';
import { flowPath, layoutPath } from '../../model/documentKinds.ts';
import type { Flow } from '../../model/documents/flow.ts';
import type { CheckedState, Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';
import { reportFaults, saidTextFaults } from '../textFaults.ts';

/** Each state is of a known kind, and its data fits the kind. */
export const checkStates: Rule = ({ states, registry, reportState }) => {
  for (const checked of states) {
    const { state, kind, findings } = checked;
    if (kind === undefined) {
      const suggestion = closestName(state.kind, registry.keys());
      reportState(checked, ['kind'], (at) =>
        checkErrors.FLOW_UNKNOWN_KIND({ kind: state.kind, suggestion }, at),
      );
      continue;
    }
    for (const { field, path, message } of findings) {
      const params = { label: kind.label, field, finding: message };
      reportState(checked, path, (at) => checkErrors.FLOW_STATE_INVALID(params, at));
    }
  }
};

/** Transitions leave by an outcome the state has and lead to a state of the flow; required outcomes are connected. */
export const checkTransitions: Rule = ({ states, reportState }) => {
  const idsOf = new Map<Flow, ReadonlySet<string>>();
  for (const checked of states) {
    const { flow, state, bound } = checked;
    const ids = idsOf.get(flow) ?? new Set(flow.states.map((other) => other.id));
    idsOf.set(flow, ids);
    for (const [outcome, target] of Object.entries(state.on)) {
      const path = ['on', outcome];
      if (!ids.has(target)) {
        reportState(checked, path, (at) => checkErrors.FLOW_DANGLING_TRANSITION({ outcome, target }, at));
      }
      // Any state can fail (a text that cannot be filled in), so any may say where to go then.
      const possible = outcome === errorOutcome.id || bound?.outcomes.some(({ id }) => id === outcome);
      if (bound !== undefined && possible !== true) {
        const known = bound.outcomes.map(({ id }) => id).join(', ');
        reportState(checked, path, (at) => checkErrors.FLOW_UNKNOWN_OUTCOME({ outcome, known }, at));
      }
    }
    for (const outcome of bound?.outcomes ?? []) {
      if (!outcome.required || state.on[outcome.id] !== undefined) continue;
      const { label } = outcome;
      reportState(checked, [], (at) => checkErrors.FLOW_OUTCOME_NOT_CONNECTED({ label }, at));
    }
  }
};

/** Each flow has one start state, and every other state can be reached from it or by a go-to. */
export const checkReachability: Rule = ({ project, states, report, reportState }) => {
  for (const flow of Object.values(project.flows)) {
    const own = states.filter((checked) => checked.flow === flow);
    const starts = own.filter(({ state }) => state.kind === 'start');
    if (starts.length === 0) {
      report(`flows/${flow.id}.flow.yaml`, [], (at) =>
        checkErrors.FLOW_START_MISSING({}, { location: { ...at.location, flow: flow.id } }),
      );
      continue;
    }
    for (const extra of starts.slice(1)) {
      reportState(extra, [], (at) => checkErrors.FLOW_START_TWICE({}, at), 'warning');
    }
    // Where a transition leads nowhere, its true target seems unreachable, too: one problem at a time.
    const ids = new Set(own.map(({ state }) => state.id));
    if (own.some(({ state }) => Object.values(state.on).some((target) => !ids.has(target)))) continue;
    const reached = reachableFrom(flow, [starts[0]?.state.id ?? '', ...entryPoints(flow, states)]);
    for (const checked of own) {
      if (reached.has(checked.state.id) || checked.state.kind === 'start') continue;
      reportState(checked, [], (at) => checkErrors.FLOW_STATE_UNREACHABLE({}, at), 'warning');
    }
  }
};

/** States of the flow that a field of any state enters directly. */
function entryPoints(flow: Flow, states: readonly CheckedState[]): readonly string[] {
  return states.flatMap(({ kind, data }) =>
    (kind?.fields ?? []).flatMap((field) => {
      const target = data[field.path];
      const points = field.type === 'state' && data[field.flowPath] === flow.id && typeof target === 'string';
      return points ? [target] : [];
    }),
  );
}

function reachableFrom(flow: Flow, starts: readonly string[]): ReadonlySet<string> {
  const byId = new Map(flow.states.map((state) => [state.id, state]));
  const reached = new Set<string>();
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...Object.values(byId.get(id)?.on ?? {}));
  }
  return reached;
}

/**
 * From every state the flow can come to an end. A state ends it when it has no ways out, or when nothing is connected
 * to one of them: then a policy takes over, or another problem says so. Told once a flow, at the first such state.
 */
export const checkEndings: Rule = ({ project, states, reportState }) => {
  for (const flow of Object.values(project.flows)) {
    const own = states.filter((checked) => checked.flow === flow);
    const ending = statesThatEnd(own);
    const stuck = own.find(({ state }) => !ending.has(state.id));
    if (stuck !== undefined)
      reportState(stuck, [], (at) => checkErrors.FLOW_STATE_NO_WAY_OUT({}, at), 'warning');
  }
};

function statesThatEnd(states: readonly CheckedState[]): ReadonlySet<string> {
  const ids = new Set(states.map(({ state }) => state.id));
  const sources = new Map<string, string[]>();
  const ending = new Set<string>();
  const open: string[] = [];
  for (const { state, bound } of states) {
    const targets = Object.values(state.on);
    // What only happens when something fails is no ordinary end.
    const isEnd =
      bound === undefined ||
      targets.some((target) => !ids.has(target)) ||
      bound.outcomes.every(({ id, tone }) => tone !== 'normal' || state.on[id] === undefined);
    if (isEnd) open.push(state.id);
    for (const target of targets) {
      const known = sources.get(target);
      if (known === undefined) sources.set(target, [state.id]);
      else known.push(state.id);
    }
  }
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (ending.has(id)) continue;
    ending.add(id);
    open.push(...(sources.get(id) ?? []));
  }
  return ending;
}

/** Each layout belongs to a flow. */
export const checkLayouts: Rule = ({ project, isThere, report }) => {
  for (const flow of Object.keys(project.layouts)) {
    if (isThere(flowPath(flow))) continue;
    report(layoutPath(flow), [], (at) => checkErrors.FLOW_LAYOUT_ORPHAN({ flow }, at), 'warning');
  }
};

/** The titles of flows, which customers read, are there and compile. */
export const checkTitles: Rule = (context) => {
  for (const { id, title } of Object.values(context.project.flows)) {
    if (title !== undefined) reportFaults(context, flowPath(id), ['title'], saidTextFaults(context, title));
  }
};
