import type { ErrorData } from '../../base/appError.ts';
import { evaluateAll } from '../../kit/evaluateAll.ts';
import { evaluateSlots } from '../../kit/evaluateSlots.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { ActionResult } from '../../model/actionResult.ts';
import { noteOf } from '../../model/statements.ts';
import type { ActionData } from './schema.ts';

/** Asks for the call, then keeps what came back. */
export function actionStep(data: ActionData, context: StepContext): StepResult {
  const { trigger } = context;
  if (trigger.type === 'action_result') {
    const { result } = trigger;
    return result.error === null
      ? succeeded(data, context, result)
      : failed(data, result.error, result.response?.status ?? null);
  }
  if (trigger.type === 'request_failed') return failed(data, trigger.error, null);
  if (trigger.type === 'repeated') return { next: { type: 'outcome', outcome: 'success' } };
  const input = evaluateAll(data.inputs, context);
  return { next: { type: 'request', effect: { type: 'run_action', action: data.action, input } } };
}

function succeeded(data: ActionData, context: StepContext, result: ActionResult): StepResult {
  const vars = { [data.result ?? data.action]: result.output };
  return {
    vars,
    slots: evaluateSlots(data.slots, context, { vars: { ...context.vars, ...vars } }),
    tried: {
      type: 'action',
      name: data.action,
      ok: true,
      detail:
        result.response === null
          ? { code: 'done', params: {} }
          : { code: 'answered_with_status', params: { status: result.response.status } },
    },
    next: { type: 'outcome', outcome: 'success' },
  };
}

/** @param status - HTTP status of the answer; null when none arrived. */
function failed(data: ActionData, error: ErrorData, status: number | null): StepResult {
  const { code, message } = error;
  return {
    vars: { [data.result ?? data.action]: { error: { code, message, status } } },
    tried: {
      type: 'action',
      name: data.action,
      ok: false,
      detail: { code: 'error', params: noteOf(error) },
    },
    next: { type: 'outcome', outcome: 'error', error },
  };
}
