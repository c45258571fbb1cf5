import type { CheckContext, CheckedState } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/** A state that calls an action gives its required inputs, and none it does not have. */
export function checkInputs({ project, reportState }: CheckContext, checked: CheckedState): void {
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
