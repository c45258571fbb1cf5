import { AppError } from '../../base/appError.ts';
import { compileExpression } from '../../base/compileExpression.ts';
import { compileTemplate } from '../../base/compileTemplate.ts';
import { type FieldValue, fieldValues } from '../../kit/fieldValues.ts';
import { textReference } from '../../model/locale.ts';
import type { Project } from '../../model/project.ts';
import type { CheckContext, CheckedState, MakeError, Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';
import { checkInputs } from './checkInputs.ts';

/** What the fields of states name exists, and what they hold compiles. The field descriptors say what is what. */
export const checkFields: Rule = (context) => {
  for (const checked of context.states) {
    if (checked.kind === undefined || checked.bound === undefined) continue;
    for (const value of fieldValues(checked.kind.fields, checked.data)) checkValue(context, checked, value);
    checkInputs(context, checked);
  }
};

/** What a field of each referring type must name. */
const references: Partial<Record<FieldValue['type'], Reference>> = {
  slot: { code: 'FLOW_UNKNOWN_SLOT', known: (project) => Object.keys(project.manifest.slots) },
  entity: { code: 'FLOW_UNKNOWN_ENTITY', known: (project) => Object.keys(project.entities) },
  intent: { code: 'FLOW_UNKNOWN_INTENT', known: (project) => Object.keys(project.intents) },
  action: { code: 'FLOW_UNKNOWN_ACTION', known: (project) => Object.keys(project.actions) },
  flow: { code: 'FLOW_UNKNOWN_FLOW', known: (project) => Object.keys(project.flows) },
  state: { code: 'FLOW_UNKNOWN_STATE', known: (project, field) => statesOf(project, field.flow) },
};

interface Reference {
  readonly code: ReferenceCode;
  readonly known: (project: Project, field: FieldValue) => readonly string[];
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
    if (known.includes(value)) return;
    const params = { id: value, suggestion: closestName(value, known) };
    context.reportState(checked, field.path, (at) => checkErrors[reference.code](params, at));
  } else if (type === 'expression') compiles(context, checked, field, () => compileExpression(value));
  else if (type === 'text') checkText(context, checked, field, value);
}

function statesOf(project: Project, flow: FieldValue['flow']): readonly string[] {
  return typeof flow === 'string' ? (project.flows[flow]?.states.map((state) => state.id) ?? []) : [];
}

function checkText(context: CheckContext, checked: CheckedState, field: FieldValue, text: string): void {
  const key = textReference(text);
  if (key === undefined) {
    compiles(context, checked, field, () => compileTemplate(text));
    return;
  }
  const { manifest, locales } = context.project;
  for (const locale of manifest.locales) {
    const translated = locales[locale]?.[key];
    if (translated !== undefined) {
      compiles(context, checked, field, () => compileTemplate(translated));
      continue;
    }
    // Another locale falls back to the default one; there it must be.
    const severity = locale === manifest.defaultLocale ? 'error' : 'warning';
    context.reportState(
      checked,
      field.path,
      (at) => checkErrors.FLOW_UNKNOWN_TEXT({ key, locale }, at),
      severity,
    );
  }
}

function compiles(
  context: CheckContext,
  checked: CheckedState,
  field: FieldValue,
  compile: () => unknown,
): void {
  try {
    compile();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const make: MakeError = ({ location }) => new AppError({ ...error.toJSON(), location });
    context.reportState(checked, field.path, make);
  }
}
