import type { ErrorData } from '../../base/appError.ts';
import type { Json } from '../../base/json.ts';
import { evaluateAll } from '../../kit/evaluateAll.ts';
import { evaluateSlots } from '../../kit/evaluateSlots.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { ScriptData } from './schema.ts';

/** Asks for the script to be run, then keeps what it returned. */
export function scriptStep(data: ScriptData, context: StepContext): StepResult {
  const { trigger } = context;
  switch (trigger.type) {
    case 'script_result':
      return trigger.result.ok
        ? succeeded(data, context, trigger.result.output)
        : failed(data, trigger.result.error);
    case 'request_failed':
      return failed(data, trigger.error);
    default: {
      const { code, timeoutMs } = data;
      const input = evaluateAll(data.inputs, context);
      return { next: { type: 'request', effect: { type: 'run_script', code, input, timeoutMs } } };
    }
  }
}

function succeeded(data: ScriptData, context: StepContext, output: Json): StepResult {
  const vars = { [data.result]: output };
  return {
    vars,
    slots: evaluateSlots(data.slots, context, { vars: { ...context.vars, ...vars } }),
    next: { type: 'outcome', outcome: 'next' },
  };
}

function failed(data: ScriptData, error: ErrorData): StepResult {
  const { code, message } = error;
  return {
    vars: { [data.result]: { error: { code, message } } },
    next: { type: 'outcome', outcome: 'error', error },
  };
}
