// Rules for `dialoom.yaml`: references, slots and memory, the encoder.
import { entityPath, flowPath, manifestPath } from '../../model/documentKinds.ts';
import { rolesOf } from '../../model/documents/entity.ts';
import { recordedFiles } from '../../model/encoder.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** References in dialoom.yaml exist. */
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
    // A broken document has its own problem and is not missing.
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
  for (const [slot, { entity, role, type, values, when }] of Object.entries(slots)) {
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
    if (when !== undefined && type !== 'date') {
      report(manifestPath, [...path, 'when'], (at) =>
        checkErrors.PROJECT_SLOT_WHEN_WITHOUT_DATE({ slot, type }, at),
      );
    }
    if (type === 'list' && (values ?? []).length === 0) {
      report(manifestPath, path, (at) => checkErrors.PROJECT_SLOT_WITHOUT_VALUES({ slot }, at));
    }
  }
};

/** Customers can consent to being remembered, and the slots to be remembered will be. */
export const checkMemory: Rule = ({ project, report }) => {
  const { slots, policies } = project.manifest;
  const { consentSlot } = policies.memory;
  if (consentSlot !== undefined) {
    const path = ['policies', 'memory', 'consentSlot'];
    const slot = slots[consentSlot];
    if (slot === undefined) {
      const params = { id: consentSlot, suggestion: closestName(consentSlot, Object.keys(slots)) };
      report(manifestPath, path, (at) => checkErrors.FLOW_UNKNOWN_SLOT(params, at));
    } else if (slot.type !== 'boolean' || slot.scope !== 'customer' || slot.sensitive === true) {
      report(manifestPath, path, (at) => checkErrors.PROJECT_CONSENT_SLOT_UNFIT({ slot: consentSlot }, at));
    }
  }
  for (const [slot, { scope = 'conversation', sensitive }] of Object.entries(slots)) {
    if (scope === 'conversation') continue;
    const path = ['slots', slot, 'scope'];
    if (sensitive === true) {
      report(manifestPath, path, (at) => checkErrors.PROJECT_SENSITIVE_REMEMBERED({ slot }, at), 'warning');
    } else if (scope === 'customer' && consentSlot === undefined) {
      report(manifestPath, path, (at) => checkErrors.PROJECT_NOBODY_ASKED({ slot }, at), 'warning');
    }
  }
  for (const { id: flow, owns = [] } of Object.values(project.flows)) {
    for (const [index, slot] of owns.entries()) {
      if ((slots[slot]?.scope ?? 'conversation') === 'conversation') continue;
      report(
        flowPath(flow),
        ['owns', index],
        ({ location }) => checkErrors.FLOW_OWNS_REMEMBERED({ slot }, { location: { ...location, flow } }),
        'warning',
      );
    }
  }
};

/** The slots that a flow owns are declared. */
export const checkOwnedSlots: Rule = ({ project, report }) => {
  const declared = Object.keys(project.manifest.slots);
  for (const { id: flow, owns = [] } of Object.values(project.flows)) {
    for (const [index, id] of owns.entries()) {
      if (declared.includes(id)) continue;
      const params = { id, suggestion: closestName(id, declared) };
      report(flowPath(flow), ['owns', index], ({ location }) =>
        checkErrors.FLOW_UNKNOWN_SLOT(params, { location: { ...location, flow } }),
      );
    }
  }
};

/** The variables and secrets of the encoder are declared, and its files are recorded. */
export const checkEncoder: Rule = ({ project, report }) => {
  const { encoder, environment } = project.manifest;
  if (encoder.type === 'transformers') {
    const { model, dimensions } = encoder;
    if (dimensions !== undefined && recordedFiles(encoder) !== undefined) return;
    report(manifestPath, ['encoder'], (at) => checkErrors.PROJECT_ENCODER_NOT_RECORDED({ model }, at));
  }
  if (encoder.type !== 'openai') return;
  const variable = /^\{\{\s*env\.([A-Z][A-Z0-9_]*)/.exec(encoder.url)?.[1];
  if (variable !== undefined && !Object.hasOwn(environment.variables, variable)) {
    report(manifestPath, ['encoder', 'url'], (at) =>
      checkErrors.PROJECT_ENCODER_UNDECLARED({ name: variable, where: 'variables' }, at),
    );
  }
  const { apiKey } = encoder;
  if (apiKey !== undefined && !Object.hasOwn(environment.secrets, apiKey)) {
    report(manifestPath, ['encoder', 'apiKey'], (at) =>
      checkErrors.PROJECT_ENCODER_UNDECLARED({ name: apiKey, where: 'secrets' }, at),
    );
  }
};
