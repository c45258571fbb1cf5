// Rules for the fields of states: references, expressions, templates, code and inputs of actions.

import { parse } from 'acorn';
import type { JsonObject } from '../../base/json.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import { type FieldValue, fieldValues } from '../../kit/forms/fieldValues.ts';
import { actionPath, entityPath, flowPath, intentPath } from '../../model/documentKinds.ts';
import type { Project } from '../../model/project.ts';
import { isJsonArray, isJsonObject } from '../../model/yaml/deepEqual.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { CheckContext, CheckedState, Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';
import { expressionFaults, type Fault, saidTextFaults } from '../textFaults.ts';

/** Syntax errors in the JavaScript of a script. The script is not run. */
export function codeFaults(code: string): readonly Fault[] {
  try {
    parse(`'use strict';${code}`, {
      ecmaVersion: 2023,
      sourceType: 'script',
      allowReturnOutsideFunction: true,
    });
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { readonly loc?: { readonly line: number } };
    const reason = error.message.replace(/ \(\d+:\d+\)$/, '');
    const params = { reason, line: loc?.line ?? 1 };
    return [{ make: (at) => checkErrors.FLOW_SCRIPT_SYNTAX(params, at), severity: 'error' }];
  }
}

/** A state that calls an action sets its required inputs, and no unknown ones. */
function checkActionInputs({ project, reportState }: CheckContext, checked: CheckedState): void {
  for (const field of checked.kind?.fields ?? []) {
    if (field.type !== 'expressions' || field.keys !== 'action-inputs') continue;
    const action = String(checked.data[field.actionPath ?? ''] ?? '');
    const declared = project.actions[action]?.input;
    if (declared === undefined) continue;
    const given = checked.data[field.path] ?? {};
    for (const [input, { required }] of Object.entries(declared)) {
      if (!required || Object.hasOwn(given as object, input)) continue;
      reportState(checked, [field.path], (at) => checkErrors.FLOW_MISSING_INPUT({ input, action }, at));
    }
    for (const input of Object.keys(given as object)) {
      if (Object.hasOwn(declared, input)) continue;
      reportState(checked, [field.path, input], (at) =>
        checkErrors.FLOW_UNKNOWN_INPUT({ input, action }, at),
      );
    }
  }
}

/** References in the fields of states exist, and their code compiles. The field descriptors tell which is which. */
export const checkFields: Rule = (context) => {
  for (const checked of context.states) {
    if (checked.kind === undefined || checked.bound === undefined) continue;
    for (const value of fieldValues(checked.kind.fields, checked.data)) checkValue(context, checked, value);
    checkRequired(context, checked, checked.kind.fields, checked.data, []);
    checkActionInputs(context, checked);
  }
};

/** What a new state leaves to be filled in: required fields that are empty, and conditions that decide nothing yet. */
function checkRequired(
  context: CheckContext,
  checked: CheckedState,
  fields: readonly FieldDescriptor[],
  data: JsonObject,
  base: YamlPath,
): void {
  for (const field of fields) {
    const value = data[field.path];
    const path = [...base, field.path];
    if (field.required === true && (value === undefined || value === null || value === '')) {
      const { label } = field;
      context.reportState(checked, path, (at) => checkErrors.FLOW_FIELD_EMPTY({ label }, at));
    }
    // A new case of a branch is written like this: the flow runs, but the case is still to be filled in.
    if (
      field.type === 'expression' &&
      field.required === true &&
      /^\s*(?:true|false)\s*$/.test(String(value))
    ) {
      const params = { label: field.label, value: String(value).trim() };
      context.reportState(checked, path, (at) => checkErrors.FLOW_CONDITION_CONSTANT(params, at), 'warning');
    }
    if (field.type !== 'objects' || !isJsonArray(value)) continue;
    for (const [index, item] of value.entries()) {
      if (isJsonObject(item)) checkRequired(context, checked, field.fields, item, [...path, index]);
    }
  }
}

/** What each type of reference refers to. */
const references: Partial<Record<FieldValue['type'], Reference>> = {
  slot: { code: 'FLOW_UNKNOWN_SLOT', known: (project) => Object.keys(project.manifest.slots) },
  entity: {
    code: 'FLOW_UNKNOWN_ENTITY',
    known: (project) => Object.keys(project.entities),
    file: ({ value }) => entityPath(String(value)),
  },
  intent: {
    code: 'FLOW_UNKNOWN_INTENT',
    known: (project) => Object.keys(project.intents),
    file: ({ value }) => intentPath(String(value)),
  },
  action: {
    code: 'FLOW_UNKNOWN_ACTION',
    known: (project) => Object.keys(project.actions),
    file: ({ value }) => actionPath(String(value)),
  },
  flow: {
    code: 'FLOW_UNKNOWN_FLOW',
    known: (project) => Object.keys(project.flows),
    file: ({ value }) => flowPath(String(value)),
  },
  state: { code: 'FLOW_UNKNOWN_STATE', known: (project, field) => statesOf(project, field) },
};

interface Reference {
  readonly code: ReferenceCode;
  /** Existing ids; undefined if they are unknown. */
  readonly known: (project: Project, field: FieldValue) => readonly string[] | undefined;
  /** The file of the referenced document: a broken one has its own problem and is not missing. */
  readonly file?: (field: FieldValue) => string;
}

type ReferenceCode =
  | 'FLOW_UNKNOWN_SLOT'
  | 'FLOW_UNKNOWN_ENTITY'
  | 'FLOW_UNKNOWN_INTENT'
  | 'FLOW_UNKNOWN_ACTION'
  | 'FLOW_UNKNOWN_FLOW'
  | 'FLOW_UNKNOWN_STATE';

function checkValue(context: CheckContext, checked: CheckedState, field: FieldValue): void {
  const { type, value } = field;
  if (typeof value !== 'string') return;
  const reference = references[type];
  if (reference !== undefined) {
    const known = reference.known(context.project, field);
    if (known === undefined || known.includes(value)) return;
    if (reference.file !== undefined && context.isThere(reference.file(field))) return;
    const params = { id: value, suggestion: closestName(value, known) };
    context.reportState(checked, field.path, (at) => checkErrors[reference.code](params, at));
  } else if (type === 'expression') {
    for (const { make, severity } of expressionFaults(value, context.project)) {
      context.reportState(checked, field.path, make, severity);
    }
  } else if (type === 'code') {
    for (const { make, severity } of codeFaults(value)) {
      context.reportState(checked, field.path, make, severity);
    }
  } else if (type === 'text') {
    for (const { make, severity } of saidTextFaults(context, value)) {
      context.reportState(checked, field.path, make, severity);
    }
  }
}

/** The flow itself is checked by the field that refers to it. */
function statesOf(project: Project, { flow }: FieldValue): readonly string[] | undefined {
  return typeof flow === 'string' ? project.flows[flow]?.states.map((state) => state.id) : undefined;
}
