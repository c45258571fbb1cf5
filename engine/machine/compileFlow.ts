import type { AppError } from '../base/appError.ts';
import type { Location } from '../base/location.ts';
import type { Problem } from '../base/problem.ts';
import type { NodeRegistry } from '../kit/nodeRegistry.ts';
import { type Flow, type State, stateData } from '../model/flow.ts';
import type { DigressionMode } from '../model/policies.ts';
import { noteOf } from '../model/statements.ts';
import type { CompiledFlow, CompiledState } from './compiledProject.ts';
import { errors } from './errors.ts';

/**
 * Binds the states of one flow and connects them.
 *
 * @param digressions - What a flow does that does not say.
 * @param problems - Receives what keeps states from running.
 */
export function compileFlow(
  flow: Flow,
  registry: NodeRegistry,
  digressions: DigressionMode,
  problems: Problem[],
): CompiledFlow {
  const report = (error: AppError): void => {
    problems.push({ ...error.toJSON(), severity: 'error' });
  };
  const states = new Map<string, CompiledState>();
  const ways = new Map<string, Map<string, CompiledState>>();
  for (const state of flow.states) {
    // Of two states with one id the first stays, as it does for a person reading from the top.
    if (states.has(state.id)) continue;
    const on = new Map<string, CompiledState>();
    const location = { flow: flow.id, state: state.id };
    ways.set(state.id, on);
    states.set(state.id, {
      flow: flow.id,
      id: state.id,
      name: state.name ?? state.id,
      kind: state.kind,
      authenticated: state.authenticated === true,
      on,
      node: bind(state, registry, location, report),
    });
  }
  for (const state of flow.states) {
    for (const [outcome, target] of Object.entries(state.on)) {
      const next = states.get(target);
      if (next !== undefined) {
        ways.get(state.id)?.set(outcome, next);
      } else {
        const location = { flow: flow.id, state: state.id, field: `on.${outcome}` };
        report(errors.MACHINE_TRANSITION_DANGLING({ outcome, target }, { location }));
      }
    }
  }
  const start = states.get(flow.states.find((state) => state.kind === 'start')?.id ?? '');
  if (start === undefined) {
    report(errors.MACHINE_START_MISSING({ flow: flow.id }, { location: { flow: flow.id } }));
  }
  return {
    id: flow.id,
    name: flow.name,
    title: flow.title ?? flow.name,
    triggers: flow.triggers,
    suggest: flow.suggest !== false,
    digressions: flow.digressions ?? digressions,
    owns: flow.owns ?? [],
    start,
    states,
  };
}

function bind(
  state: State,
  registry: NodeRegistry,
  location: Location,
  report: (error: AppError) => void,
): CompiledState['node'] {
  const kind = registry.get(state.kind);
  const bound = kind?.bind(stateData(state));
  if (bound?.ok === true) return bound;
  if (bound === undefined) {
    const error = errors.MACHINE_KIND_UNKNOWN({ kind: state.kind }, { location });
    report(error);
    return { ok: false, error: noteOf(error) };
  }
  const findings = bound.error.map(({ field, message }) => (field === '' ? message : `${field} ${message}`));
  report(errors.MACHINE_STATE_UNUSABLE({ kind: state.kind, findings: findings.join('; ') }, { location }));
  // A conversation notes the fields alone: what a schema says of them may be worded better one day.
  const fields = bound.error.map(({ field }) => field).filter((field) => field !== '');
  const noted = { kind: state.kind, findings: fields.join(', ') };
  return { ok: false, error: noteOf(errors.MACHINE_STATE_UNUSABLE(noted, { location })) };
}
