import { entityPath, flowPath, manifestPath } from '../../model/documentKinds.ts';
import { rolesOf } from '../../model/entity.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** What dialoom.yaml names exists. */
export const checkManifest: Rule = (context) => {
  const { project, report, isThere } = context;
  const { manifest, flows, entities } = project;
  const named = (
    code: 'FLOW_UNKNOWN_FLOW' | 'FLOW_UNKNOWN_ENTITY',
    id: string,
    known: readonly string[],
    file: string,
    path: YamlPath,
  ): void => {
    // A broken document has its own problem, and is not missing.
    if (known.includes(id) || isThere(file)) return;
    const params = { id, suggestion: closestName(id, known) };
    report(manifestPath, path, (at) => checkErrors[code](params, at));
  };
  const { entryFlow, slots, policies } = manifest;
  named('FLOW_UNKNOWN_FLOW', entryFlow, Object.keys(flows), flowPath(entryFlow), ['entryFlow']);
  const { flow } = policies.authentication;
  if (flow !== undefined) {
    named('FLOW_UNKNOWN_FLOW', flow, Object.keys(flows), flowPath(flow), [
      'policies',
      'authentication',
      'flow',
    ]);
  }
  for (const [slot, { entity, role, type, values }] of Object.entries(slots)) {
    const path = ['slots', slot];
    if (entity !== undefined) {
      named('FLOW_UNKNOWN_ENTITY', entity, Object.keys(entities), entityPath(entity), [...path, 'entity']);
    }
    const definition = entities[entity ?? ''];
    if (role !== undefined && entity === undefined) {
      report(manifestPath, [...path, 'role'], (at) =>
        checkErrors.PROJECT_SLOT_ROLE_WITHOUT_ENTITY({ slot, role }, at),
      );
    } else if (role !== undefined && definition !== undefined && !rolesOf(definition).has(role)) {
      report(manifestPath, [...path, 'role'], (at) =>
        checkErrors.PROJECT_SLOT_UNKNOWN_ROLE({ slot, role, entity: definition.id }, at),
      );
    }
    if (type === 'list' && (values ?? []).length === 0) {
      report(manifestPath, path, (at) => checkErrors.PROJECT_SLOT_WITHOUT_VALUES({ slot }, at));
    }
  }
};
