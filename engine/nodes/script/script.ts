import { z } from 'zod';
import type { ErrorData } from '../../base/appError.ts';
import type { Json } from '../../base/json.ts';
import { defineNode, errorOutcome, type NodeFixture, nextOutcome } from '../../kit/defineNode.ts';
import { evaluateAll, evaluateSlots } from '../../kit/evaluate.ts';
import { expressionMap } from '../../kit/fieldSchemas.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import { identifier } from '../../model/identifier.ts';

const scriptSchema = z.strictObject({
  /** Body of a JavaScript function of `input`; what it returns is the result. */
  code: z.string().min(1).max(50_000),
  /** Name -> CEL: the properties of `input`. */
  inputs: expressionMap.optional(),
  /** Variable for the result, or `{error: {code, message}}`. */
  result: identifier.default('script'),
  /** Slot -> CEL over the usual names with the result variable set. */
  slots: expressionMap.optional(),
  /** Time limit in milliseconds. */
  timeoutMs: z.number().int().min(10).max(2_000).default(250),
});

type ScriptData = z.infer<typeof scriptSchema>;

const scriptFields: readonly FieldDescriptor[] = [
  {
    path: 'code',
    label: 'Script',
    type: 'code',
    required: true,
    help: 'JavaScript function body; `input` contains the inputs, the returned value is the result.',
  },
  {
    path: 'inputs',
    label: 'Inputs',
    type: 'expressions',
    keys: 'free',
    help: 'Values passed to the script; it sees nothing else of the conversation.',
    addLabel: 'Add an input',
  },
  {
    path: 'result',
    label: 'Result variable',
    type: 'identifier',
    help: 'Variable for the returned value; "script" if empty.',
  },
  {
    path: 'slots',
    label: 'Slots',
    type: 'expressions',
    keys: 'slots',
    help: 'Slots to fill from the result.',
    addLabel: 'Set a slot',
  },
  {
    path: 'timeoutMs',
    isAdvanced: true,
    label: 'Time limit',
    type: 'number',
    min: 10,
    max: 2_000,
    step: 50,
    help: 'Time limit in milliseconds; 250 if empty.',
  },
];

/** Requests the run of the script, then stores its result. */
function scriptStep(data: ScriptData, context: StepContext): StepResult {
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

const data = {
  code: 'return { total: input.prices.reduce((sum, price) => sum + price, 0) };',
  inputs: { prices: 'vars.prices' },
  result: 'sum',
  slots: { total: 'vars.sum.total' },
};
const slotTypes = { total: { type: 'number' } } as const;
const slow = {
  code: 'SCRIPT_TIMEOUT',
  message: 'The script was still running after 250 ms',
  remedy: 'Do less',
};

const scriptFixtures: readonly NodeFixture[] = [
  {
    title: 'requests a run of the script with its inputs',
    data,
    slotTypes,
    vars: { prices: [2, 3] },
    trigger: { type: 'enter' },
    expect: {
      next: {
        type: 'request',
        effect: { type: 'run_script', code: data.code, input: { prices: [2, 3] }, timeoutMs: 250 },
      },
    },
  },
  {
    title: 'stores the returned value and fills slots from it',
    data,
    slotTypes,
    trigger: { type: 'script_result', result: { ok: true, output: { total: 5 }, logs: [] } },
    expect: { vars: { sum: { total: 5 } }, slots: { total: 5 }, next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'stores the error and follows the error transition when it failed',
    data,
    slotTypes,
    trigger: { type: 'script_result', result: { ok: false, error: slow, logs: [] } },
    expect: {
      vars: { sum: { error: { code: slow.code, message: slow.message } } },
      next: { type: 'outcome', outcome: 'error', error: slow },
    },
  },
  {
    title: 'follows the error transition where scripts cannot be run',
    data,
    slotTypes,
    trigger: { type: 'request_failed', error: slow },
    expect: { next: { type: 'outcome', outcome: 'error', error: slow } },
  },
];

/** Computes with JavaScript. */
export const scriptNode = defineNode({
  kind: 'script',
  label: 'Script',
  description: 'Runs JavaScript in a sandbox with limits on time and memory.',
  keywords: ['javascript', 'js', 'code', 'function'],
  icon: 'code',
  category: 'logic',
  schema: scriptSchema,
  defaults: { code: 'return { };' },
  fields: scriptFields,
  outcomes: () => [nextOutcome, errorOutcome],
  summary: (data) => data.code.split('\n').find((line) => line.trim() !== '') ?? data.code,
  fixtures: scriptFixtures,
  step: scriptStep,
});
