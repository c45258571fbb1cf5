// Rules for a customer's data: calls that reveal or change it are protected, and slots are really verified.
import { AppError } from '../../base/appError.ts';
import { compileExpression } from '../../base/compileExpression.ts';
import type { JsonObject } from '../../base/json.ts';
import { fieldValues } from '../../kit/forms/fieldValues.ts';
import { actionPath, flowPath } from '../../model/documentKinds.ts';
import type { Action } from '../../model/documents/action.ts';
import { mainTemplate, textReference } from '../../model/documents/locale.ts';
import { findText, type Project } from '../../model/project.ts';
import { isJsonObject } from '../../model/yaml/deepEqual.ts';
import type { CheckContext, CheckedState, Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** A state that calls an action. */
interface Call {
  readonly checked: CheckedState;
  readonly action: Action;
  /** The field that names the action. */
  readonly field: string;
  /** Input -> CEL, and the field that holds them. */
  readonly inputs: JsonObject;
  readonly inputsField: string;
}

/** The calls of a state: its kind's fields say which action is called with what. */
function callsOf({ project }: CheckContext, checked: CheckedState): readonly Call[] {
  if (checked.bound === undefined) return [];
  return (checked.kind?.fields ?? []).flatMap((field) => {
    if (field.type !== 'expressions' || field.keys !== 'action-inputs') return [];
    const named = field.actionPath ?? '';
    const action = project.actions[String(checked.data[named] ?? '')];
    if (action === undefined) return [];
    const inputs = checked.data[field.path];
    return [
      {
        checked,
        action,
        field: named,
        inputs: isJsonObject(inputs) ? inputs : {},
        inputsField: field.path,
      },
    ];
  });
}

/** Actions verify and demand slots that exist and that can be verified. */
export const checkVerifiedSlots: Rule = (context) => {
  const { project, report, isThere } = context;
  const { slots } = project.manifest;
  const verifiable = new Set(Object.values(project.actions).flatMap(({ verifies }) => verifies?.slots ?? []));
  for (const { id, verified, verifies, output } of Object.values(project.actions)) {
    const file = actionPath(id);
    for (const [key, named] of Object.entries({ verified, verifies })) {
      for (const [index, slot] of (named?.slots ?? []).entries()) {
        const path = [key, 'slots', index];
        const definition = Object.hasOwn(slots, slot) ? slots[slot] : undefined;
        if (definition === undefined) {
          const params = { id: slot, suggestion: closestName(slot, Object.keys(slots)) };
          report(file, path, (at) => checkErrors.FLOW_UNKNOWN_SLOT(params, at));
        } else if (definition.sensitive === true) {
          report(file, path, (at) => checkErrors.ACTION_VERIFIED_SLOT_SENSITIVE({ slot }, at));
        } else if (key === 'verified' && !verifiable.has(slot)) {
          report(file, path, (at) => checkErrors.ACTION_SLOT_NEVER_VERIFIED({ slot }, at), 'warning');
        }
      }
    }
    const flow = verified?.flow;
    if (flow !== undefined && project.flows[flow] === undefined && !isThere(flowPath(flow))) {
      const params = { id: flow, suggestion: closestName(flow, Object.keys(project.flows)) };
      report(file, ['verified', 'flow'], (at) => checkErrors.FLOW_UNKNOWN_FLOW(params, at));
    }
    if (verifies?.when !== undefined) checkCondition(context, file, verifies.when, Object.keys(output));
  }
};

function checkCondition({ report }: CheckContext, file: string, when: string, outputs: readonly string[]) {
  const path = ['verifies', 'when'];
  try {
    compileExpression(when);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    report(file, path, ({ location }) => new AppError({ ...error.toJSON(), location }));
    return;
  }
  for (const [, output = ''] of when.matchAll(/\boutput\.(\w+)/g)) {
    if (!outputs.includes(output))
      report(file, path, (at) => checkErrors.ACTION_UNKNOWN_OUTPUT({ output }, at));
  }
}

/** Calls that reveal or change a customer's data are protected, and pass the slots that are verified. */
export const checkCustomerData: Rule = (context) => {
  const { reportState, states } = context;
  /** One warning for an action that does not say whose data it handles. */
  const asked = new Set<string>();
  for (const call of states.flatMap((checked) => callsOf(context, checked))) {
    const { checked, action, field } = call;
    checkPassedSlots(context, call);
    if (isProtected(call) || action.data === 'public') continue;
    const params = { action: action.id };
    if (action.data === 'customer') {
      reportState(
        checked,
        [field],
        (at) => checkErrors.FLOW_CUSTOMER_DATA_UNPROTECTED(params, at),
        'warning',
      );
      continue;
    }
    const key = asked.has(action.id) ? undefined : keyOf(context, call);
    if (key === undefined || !isShown(context, call)) continue;
    asked.add(action.id);
    const found = { ...params, slot: key };
    reportState(checked, [field], (at) => checkErrors.FLOW_CUSTOMER_DATA_UNDECLARED(found, at), 'warning');
  }
};

/** A value counts as verified only if it was sent as it is in the slot. */
function checkPassedSlots(
  { reportState }: CheckContext,
  { checked, action, inputs, inputsField }: Call,
): void {
  const passed = new Set(Object.values(inputs).map((source) => String(source).trim()));
  const isPassed = (slot: string) => passed.has(`slots.${slot}`);
  for (const slot of action.verifies?.slots ?? []) {
    if (isPassed(slot)) continue;
    const params = { action: action.id, slot };
    reportState(checked, [inputsField], (at) => checkErrors.FLOW_SLOT_NOT_PASSED(params, at), 'warning');
  }
  const { verified } = action;
  if (verified === undefined || verified.slots.some(isPassed)) return;
  const params = { action: action.id, slots: verified.slots.join(', ') };
  reportState(checked, [inputsField], (at) => checkErrors.FLOW_VERIFIED_NOT_PASSED(params, at), 'warning');
}

/** Whether nobody but the customer gets this far. A call that verifies is itself the proof. */
function isProtected({ checked: { flow, state }, action }: Call): boolean {
  const { authenticated, verified, verifies, data } = action;
  if (authenticated === true || verified !== undefined || verifies !== undefined) return true;
  // What an action says of itself is taken at its word; for a guess, authentication anywhere in the flow is enough.
  return data === 'customer'
    ? state.authenticated === true
    : flow.states.some((one) => one.authenticated === true);
}

/** Names of slots whose values stand for a customer or for something of theirs. */
const keyName =
  /(?:^|_)(?:id|number|user|username|login|account|customer|member|order|contract|policy|booking|reservation)(?:_|$)/;

/** A slot in the inputs of a call whose value identifies a customer, or something of theirs, and can be guessed. */
function keyOf({ project }: CheckContext, { inputs }: Call): string | undefined {
  const read = Object.values(inputs).flatMap((source) =>
    [...String(source).matchAll(/(?<![\w.])slots\.([a-z]\w*)/g)].map(([, slot = '']) => slot),
  );
  return read.find((slot) => isKey(project, slot));
}

function isKey({ manifest, entities }: Project, slot: string): boolean {
  const definition = Object.hasOwn(manifest.slots, slot) ? manifest.slots[slot] : undefined;
  if (definition === undefined) return false;
  if (definition.type === 'email' || definition.type === 'phone' || definition.sensitive === true)
    return true;
  const entity = entities[definition.entity ?? ''];
  if (entity?.type === 'builtin') return ['email', 'phone', 'order_number'].includes(entity.builtin);
  return entity?.type === 'pattern' && keyName.test(slot);
}

/** Whether the customer reads values that the call answered. */
function isShown(context: CheckContext, { checked, action }: Call): boolean {
  const { result, slots } = checked.data;
  const variable = typeof result === 'string' ? result : action.id;
  const answered = new RegExp(String.raw`(?<![\w.])vars\.${variable}\.(?!error\b)`);
  const filled = isJsonObject(slots)
    ? Object.keys(slots).filter((slot) => answered.test(String(slots[slot])))
    : [];
  const names = [
    String.raw`vars\.${variable}\.(?!error\b)`,
    ...filled.map((slot) => String.raw`slots\.${slot}\b`),
  ];
  const shown = new RegExp(String.raw`\{\{[^}]*(?<![\w.])(?:${names.join('|')})`);
  return context.states.some(
    (state) => state.flow === checked.flow && textsOf(context, state).some((text) => shown.test(text)),
  );
}

/** The texts of a state that customers read. */
function textsOf({ project }: CheckContext, { kind, data }: CheckedState): readonly string[] {
  const said = (kind?.fields ?? []).filter(({ audience }) => audience !== 'agent');
  return fieldValues(said, data).flatMap(({ type, value }) => {
    if (type !== 'text' || typeof value !== 'string') return [];
    const key = textReference(value);
    if (key === undefined) return [value];
    const found = findText(project, project.manifest.defaultLocale, key);
    return found === undefined ? [] : [mainTemplate(found.text)];
  });
}
