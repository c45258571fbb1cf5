import { z } from 'zod';
import type { ErrorData } from '../../base/appError.ts';
import type { Json } from '../../base/json.ts';
import { defineNode, errorOutcome, type NodeFixture, type Outcome } from '../../kit/defineNode.ts';
import { evaluateAll, evaluateSlots } from '../../kit/evaluate.ts';
import { expressionMap, reference } from '../../kit/fieldSchemas.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import { identifier } from '../../model/identifier.ts';
import type { ActionResult } from '../../model/ports.ts';
import { errorDetailsOf } from '../../model/statements.ts';

const actionSchema = z.strictObject({
  action: reference,
  /** Input of the action -> CEL. */
  inputs: expressionMap.default({}),
  /** Variable for the output, or `{error: {code, message, status, body}}`; named after the action when absent. */
  result: identifier.optional(),
  /** Slot -> CEL over the usual names with the result variable set. */
  slots: expressionMap.optional(),
});

type ActionData = z.infer<typeof actionSchema>;

const actionFields: readonly FieldDescriptor[] = [
  { path: 'action', label: 'Action', type: 'action', required: true, help: 'The API call to make.' },
  {
    path: 'inputs',
    label: 'Inputs',
    type: 'expressions',
    keys: 'action-inputs',
    actionPath: 'action',
    help: 'Values passed to the action.',
    addLabel: 'Add an input',
  },
  {
    path: 'result',
    label: 'Result variable',
    type: 'identifier',
    help: "Variable for the action's output; named after the action if empty. After a failure it has error.code, error.message, error.status and error.body.",
  },
  {
    path: 'slots',
    label: 'Slots',
    type: 'expressions',
    keys: 'slots',
    help: 'Slots to fill from the result.',
    addLabel: 'Set a slot',
  },
];

/** Requests the call, then stores its result. */
function actionStep(data: ActionData, context: StepContext): StepResult {
  const { trigger } = context;
  if (trigger.type === 'action_result') {
    const { result } = trigger;
    return result.error === null
      ? succeeded(data, context, result)
      : failed(data, result.error, result.response);
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

/** @param response - Null if there was none. */
function failed(data: ActionData, error: ErrorData, response: ActionResult['response']): StepResult {
  const { code, message } = error;
  const seen = { code, message, status: response?.status ?? null, body: errorBody(response?.body ?? null) };
  return {
    vars: { [data.result ?? data.action]: { error: seen } },
    tried: {
      type: 'action',
      name: data.action,
      ok: false,
      detail: { code: 'error', params: errorDetailsOf(error) },
    },
    next: { type: 'outcome', outcome: 'error', error },
  };
}

/** Longest body of a failed call that is kept in a variable, in characters; variables are stored with every turn. */
const maxErrorBody = 16_384;

/** A text is cut; JSON that is too long is null, because part of it could not be read. */
function errorBody(body: Json): Json {
  if (typeof body === 'string') return body.slice(0, maxErrorBody);
  return JSON.stringify(body).length > maxErrorBody ? null : body;
}

const data = {
  action: 'get_order',
  inputs: { order_id: 'slots.order_id' },
  result: 'order',
  slots: { order_status: 'vars.order.status' },
};
const request = { method: 'GET', url: 'https://shop.example/orders/1', headers: {}, body: null };

const actionFixtures: readonly NodeFixture[] = [
  {
    title: 'requests the call with its inputs',
    data,
    slots: { order_id: '3348917502', order_status: null },
    trigger: { type: 'enter' },
    expect: {
      next: {
        type: 'request',
        effect: { type: 'run_action', action: 'get_order', input: { order_id: '3348917502' } },
      },
    },
  },
  {
    title: 'stores the output and fills slots from it',
    data,
    slots: { order_id: '3348917502', order_status: null },
    trigger: {
      type: 'action_result',
      result: {
        ok: true,
        output: { status: 'shipped' },
        request,
        response: { status: 200, headers: {}, body: { status: 'shipped' } },
        error: null,
        attempts: 1,
        durationMs: 12,
      },
    },
    expect: {
      vars: { order: { status: 'shipped' } },
      slots: { order_status: 'shipped' },
      tried: { type: 'action', name: 'get_order', ok: true },
      next: { type: 'outcome', outcome: 'success' },
    },
  },
  {
    title: 'stores the error and follows the error transition when the call failed',
    data,
    slots: { order_id: '3348917502', order_status: null },
    trigger: {
      type: 'action_result',
      result: {
        ok: false,
        output: {},
        request,
        response: null,
        error: { code: 'ACTION_TIMEOUT', message: 'No answer in 5 s', remedy: 'Try later' },
        attempts: 3,
        durationMs: 15000,
      },
    },
    expect: {
      vars: {
        order: { error: { code: 'ACTION_TIMEOUT', message: 'No answer in 5 s', status: null, body: null } },
      },
      tried: {
        ok: false,
        detail: { code: 'error', params: { error: 'ACTION_TIMEOUT', message: 'No answer in 5 s' } },
      },
      next: { type: 'outcome', outcome: 'error' },
    },
  },
  {
    title: 'keeps its result when a correction did not change its inputs',
    data,
    slots: { order_id: '3348917502', order_status: 'shipped' },
    vars: { order: { status: 'shipped' } },
    trigger: { type: 'repeated' },
    expect: { next: { type: 'outcome', outcome: 'success' } },
  },
];

const success: Outcome = { id: 'success', label: 'Success', tone: 'normal', required: true };

/** Calls an API. */
export const actionNode = defineNode({
  kind: 'action',
  label: 'Action',
  description: 'Calls an API and stores the result.',
  keywords: ['api', 'http', 'request', 'rest', 'webhook', 'fetch', 'integration', 'service'],
  icon: 'api',
  category: 'connect',
  schema: actionSchema,
  defaults: { action: '', inputs: {} },
  fields: actionFields,
  outcomes: () => [success, errorOutcome],
  summary: (data) => data.action || 'No action chosen',
  leadsTo: ({ action }) => ({ type: 'action', action }),
  fixtures: actionFixtures,
  step: actionStep,
});
