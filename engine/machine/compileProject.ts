import type { JsonObject } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { NodeRegistry } from '../kit/nodeRegistry.ts';
import { durationMs } from '../model/duration.ts';
import type { Project } from '../model/project.ts';
import type { CompiledFlow, CompiledProject, EntitySlot } from './compiledProject.ts';
import { compileEscalation } from './compileEscalation.ts';
import { compileFlow } from './compileFlow.ts';
import { compileMemory } from './compileMemory.ts';
import { compileTexts } from './compileTexts.ts';
import { createExpressions } from './createExpressions.ts';
import { errors } from './errors.ts';

/**
 * Prepares a project for running: binds the data of every state once and makes the lookups. Expressions and
 * templates are compiled when first used.
 *
 * @param project - A parsed project; it may have mistakes.
 * @param registry - The node kinds.
 * @returns The project ready to run. Never throws: what cannot run is in `problems`, and takes the error path.
 */
export function compileProject(project: Project, registry: NodeRegistry): CompiledProject {
  const { manifest } = project;
  const { after } = manifest.policies.noInput;
  const problems: Problem[] = [];
  const evaluate = createExpressions();
  const flows = new Map<string, CompiledFlow>();
  const flowByIntent = new Map<string, CompiledFlow>();
  for (const flow of Object.values(project.flows)) {
    // Between two tasks, in the entry flow, there is nothing to keep to.
    const digressions = flow.id === manifest.entryFlow ? 'allow' : manifest.policies.digressions.default;
    const compiled = compileFlow(flow, registry, digressions, problems);
    flows.set(flow.id, compiled);
    for (const intent of flow.triggers) {
      if (!flowByIntent.has(intent)) flowByIntent.set(intent, compiled);
    }
  }
  if (!flows.has(manifest.entryFlow)) {
    const location = { file: 'dialoom.yaml', field: 'entryFlow' };
    const error = errors.MACHINE_FLOW_UNKNOWN({ flow: manifest.entryFlow }, { location });
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
    actions: new Map(
      Object.values(project.actions).map(({ id, authenticated, request, timeoutMs }) => [
        id,
        { authenticated: authenticated === true, changes: request.method !== 'GET', timeoutMs },
      ]),
    ),
    escalation: compileEscalation(manifest.policies.escalation.rules),
    memory: compileMemory(manifest),
    slots: new Map(Object.entries(manifest.slots)),
    sensitiveSlots: sensitiveSlots(project),
    slotsByEntity: groupByEntity(project),
    noInputAfterMs: after === undefined ? undefined : durationMs(after),
    emptySlots: emptySlots(project),
    problems,
    evaluate,
    ...compileTexts(project, evaluate),
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
