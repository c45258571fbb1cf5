import type { Flow } from '../../model/flow.ts';
import type { CheckedState, Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

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
