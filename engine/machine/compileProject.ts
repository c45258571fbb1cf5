import type { AppError } from '../base/appError.ts';
import { compileExpression } from '../base/compileExpression.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { Location } from '../base/location.ts';
import type { Problem } from '../base/problem.ts';
import type { NodeRegistry } from '../kit/defineNode.ts';
import { type Action, onlyReads, outputsOf } from '../model/documents/action.ts';
import { type Flow, type State, stateData } from '../model/documents/flow.ts';
import type { DigressionMode } from '../model/documents/policies.ts';
import { durationMs } from '../model/duration.ts';
import type { Project } from '../model/project.ts';
import { errorDetailsOf } from '../model/statements.ts';
import {
  type ActionTraits,
  type CompiledFlow,
  type CompiledProject,
  type CompiledState,
  compileEscalation,
  compileMeanings,
  compileMemory,
  type EntitySlot,
} from './compiledProject.ts';
import { compileTexts } from './compileTexts.ts';
import { machineErrors } from './errors.ts';

/** A CEL evaluator that parses each expression once. */
function createExpressions(): (expression: string, names: JsonObject) => Json {
  const compiled = new Map<string, ReturnType<typeof compileExpression>>();
  return (expression, names) => {
    let found = compiled.get(expression);
    if (found === undefined) {
      found = compileExpression(expression);
      compiled.set(expression, found);
    }
    return found.evaluate(names);
  };
}

/**
 * Binds the states of one flow and connects them.
 *
 * @param digressions - The mode of flows that do not set one.
 * @param problems - Receives the faults that keep states from running.
 */
function compileFlow(
  flow: Flow,
  registry: NodeRegistry,
  digressions: DigressionMode,
  problems: Problem[],
): CompiledFlow {
  const report = (error: AppError): void => {
    problems.push({ ...error.toJSON(), severity: 'error' });
  };
  const states = new Map<string, CompiledState>();
  const transitions = new Map<string, Map<string, CompiledState>>();
  for (const state of flow.states) {
    // Of two states with the same id, the first counts, as it does for readers.
    if (states.has(state.id)) continue;
    const on = new Map<string, CompiledState>();
    const location = { flow: flow.id, state: state.id };
    transitions.set(state.id, on);
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
        transitions.get(state.id)?.set(outcome, next);
      } else {
        const location = { flow: flow.id, state: state.id, field: `on.${outcome}` };
        report(machineErrors.MACHINE_TRANSITION_DANGLING({ outcome, target }, { location }));
      }
    }
  }
  const start = states.get(flow.states.find((state) => state.kind === 'start')?.id ?? '');
  if (start === undefined) {
    report(machineErrors.MACHINE_START_MISSING({ flow: flow.id }, { location: { flow: flow.id } }));
  }
  return {
    id: flow.id,
    name: flow.name,
    description: flow.description ?? '',
    title: flow.title ?? flow.name,
    triggers: flow.triggers,
    suggest: flow.suggest !== false,
    digressions: flow.digressions ?? digressions,
    owns: flow.owns ?? [],
    start,
    states,
    reads: readEntities(states),
    calls: calledFlows(states),
  };
}

function readEntities(states: ReadonlyMap<string, CompiledState>): ReadonlyMap<string, string> {
  const reads = new Map<string, string>();
  for (const { node } of states.values()) {
    const asks = node.ok ? node.value.asks : undefined;
    if (asks?.entity !== undefined && !reads.has(asks.slot)) reads.set(asks.slot, asks.entity);
  }
  return reads;
}

function calledFlows(states: ReadonlyMap<string, CompiledState>): ReadonlySet<string> {
  const called = new Set<string>();
  for (const { node } of states.values()) {
    const leadsTo = node.ok ? node.value.leadsTo : undefined;
    if (leadsTo?.type === 'flow') called.add(leadsTo.flow);
  }
  return called;
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
    const error = machineErrors.MACHINE_KIND_UNKNOWN({ kind: state.kind }, { location });
    report(error);
    return { ok: false, error: errorDetailsOf(error) };
  }
  const findings = bound.error.map(({ field, message }) => (field === '' ? message : `${field} ${message}`));
  report(
    machineErrors.MACHINE_STATE_UNUSABLE({ kind: state.kind, findings: findings.join('; ') }, { location }),
  );
  // Conversations record the field names only: the messages of a schema may be reworded later.
  const fields = bound.error.map(({ field }) => field).filter((field) => field !== '');
  const noted = { kind: state.kind, findings: fields.join(', ') };
  return { ok: false, error: errorDetailsOf(machineErrors.MACHINE_STATE_UNUSABLE(noted, { location })) };
}

/**
 * Prepares a project for running: binds the data of every state once and builds the lookups. Expressions and templates
 * are compiled on first use.
 *
 * @param project - A parsed project; it may have faults.
 * @param registry - The node kinds.
 * @returns The compiled project. Never throws: what cannot run is in `problems` and follows the error transition.
 */
export function compileProject(project: Project, registry: NodeRegistry): CompiledProject {
  const { manifest } = project;
  const { after } = manifest.policies.noInput;
  const problems: Problem[] = [];
  const evaluate = createExpressions();
  const flows = new Map<string, CompiledFlow>();
  const flowByIntent = new Map<string, CompiledFlow>();
  for (const flow of Object.values(project.flows)) {
    // The entry flow runs between tasks, where there is nothing to hold on to.
    const digressions = flow.id === manifest.entryFlow ? 'allow' : manifest.policies.digressions.default;
    const compiled = compileFlow(flow, registry, digressions, problems);
    flows.set(flow.id, compiled);
    for (const intent of flow.triggers) {
      if (!flowByIntent.has(intent)) flowByIntent.set(intent, compiled);
    }
  }
  if (!flows.has(manifest.entryFlow)) {
    const location = { file: 'dialoom.yaml', field: 'entryFlow' };
    const error = machineErrors.MACHINE_FLOW_UNKNOWN({ flow: manifest.entryFlow }, { location });
    problems.push({ ...error.toJSON(), severity: 'error' });
  }
  return {
    manifest,
    policies: manifest.policies,
    flows,
    flowByIntent,
    outOfScope: new Map(manifest.policies.outOfScope.map(({ intent, answer }) => [intent, answer])),
    suggestions: [...flows.values()].filter(
      ({ suggest, triggers, start }) => suggest && triggers.length > 0 && start !== undefined,
    ),
    intentNames: new Map(Object.values(project.intents).map((intent) => [intent.id, intent.name])),
    actions: new Map(Object.values(project.actions).map((action) => [action.id, traitsOf(action, project)])),
    escalation: compileEscalation(manifest.policies.escalation.rules),
    memory: compileMemory(manifest),
    slots: new Map(Object.entries(manifest.slots)),
    sensitiveSlots: sensitiveSlots(project),
    understanding: compileMeanings(project, flowByIntent, flows),
    slotsByEntity: groupByEntity(project),
    noInputAfterMs: after === undefined ? undefined : durationMs(after),
    emptySlots: emptySlots(project),
    problems,
    evaluate,
    ...compileTexts(project, evaluate),
  };
}

function traitsOf(action: Action, project: Project): ActionTraits {
  const { authenticated, verified, verifies, timeoutMs } = action;
  const sensitive = sensitiveSlots(project);
  return {
    authenticated: authenticated === true,
    verified,
    verifies: verifies && { ...verifies, slots: verifies.slots.filter((slot) => !sensitive.has(slot)) },
    changes: !onlyReads(action),
    sensitiveOutputs: [...outputsOf(action)].flatMap(([name, { sensitive }]) => (sensitive ? [name] : [])),
    timeoutMs,
  };
}

function sensitiveSlots({ manifest }: Project): ReadonlySet<string> {
  const slots = Object.entries(manifest.slots).filter(([, { sensitive }]) => sensitive === true);
  return new Set(slots.map(([slot]) => slot));
}

function groupByEntity(project: Project): ReadonlyMap<string, readonly EntitySlot[]> {
  const groups = new Map<string, EntitySlot[]>();
  for (const [slot, definition] of Object.entries(project.manifest.slots)) {
    if (definition.entity === undefined) continue;
    const group = groups.get(definition.entity) ?? [];
    group.push({ slot, definition });
    groups.set(definition.entity, group);
  }
  return groups;
}

function emptySlots(project: Project): JsonObject {
  return Object.freeze(Object.fromEntries(Object.keys(project.manifest.slots).map((slot) => [slot, null])));
}
