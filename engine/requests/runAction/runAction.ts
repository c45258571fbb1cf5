import canonicalize from 'canonicalize';
import { z } from 'zod';
import { defineErrors } from '../../base/defineErrors.ts';
import { jsonObject } from '../../model/jsonSchema.ts';
import type { Mask } from '../../model/mask.ts';
import { type ActionPort, type ActionResult, actionResult } from '../../model/ports.ts';
import { defineRequest, type RequestContext } from '../defineRequest.ts';

/** Errors of actions. */
const runActionErrors = defineErrors({
  CONVERSATION_ACTIONS_UNAVAILABLE: {
    message: () => 'Actions cannot be run here',
    remedy: 'Run the project where its services are connected, or connect the error transition of the state',
  },
  REPLAY_ACTION_NOT_RECORDED: {
    message: (p: { action: string; input: string }) =>
      `The recording has no other result of the action ${p.action} for ${p.input}`,
    remedy: 'Record the conversation again with the current project',
  },
});

const schema = z.strictObject({
  /** Id of the action. */
  action: z.string(),
  input: jsonObject,
});

type Call = z.infer<typeof schema>;

/** Runs an API action. */
export const runActionKind = defineRequest({
  type: 'run_action',
  answer: 'action_result',
  schema,
  result: actionResult,
  portName: 'action runner',
  unavailable: () => runActionErrors.CONVERSATION_ACTIONS_UNAVAILABLE(undefined),
  perform: ({ action, input }, { port, idempotencyKey }: RequestContext<ActionPort>) =>
    port.run({ action, input, idempotencyKey }),
  repeatable: false,
  record: {
    replay: 'recorded',
    // The order of the inputs does not matter.
    key: ({ action, input }) => `${action} ${canonicalize(input)}`,
    // A replay never calls a real service.
    missing: notRecorded,
  },
  mask: maskResult,
  describe: {
    label: 'Action',
    group: 'Actions',
    icon: 'api',
    triggered: 'The action returned a result',
    title: ({ action }) => action,
    titleIs: 'action',
    running: '{title} is running…',
    failed: '{title} failed',
    failedTone: 'bad',
    done: (_, { response, durationMs, cached }, title) => {
      const status = response === null ? '' : ` · ${response.status}`;
      return `${title}${status} · ${cached ? 'from the cache' : `${Math.round(durationMs)} ms`}`;
    },
  },
});

function notRecorded({ action, input }: Call): ActionResult {
  const error = runActionErrors.REPLAY_ACTION_NOT_RECORDED({ action, input: JSON.stringify(input) });
  return {
    ok: false,
    output: {},
    request: { method: '', url: '', headers: {}, body: input },
    response: null,
    error: { code: error.code, message: error.message, remedy: error.remedy },
    attempts: 0,
    durationMs: 0,
  };
}

/** Masks what was sent and received; the metrics of the call itself are not secret. */
function maskResult(mask: Mask, result: ActionResult): ActionResult {
  const { output, request, response, error } = result;
  const parts = {
    output,
    url: request.url,
    headers: request.headers,
    body: request.body,
    received: response && { headers: response.headers, body: response.body },
    message: error?.message ?? '',
  };
  const masked = mask.anywhere(parts);
  if (masked === parts) return result;
  const { url, headers, body, received, message } = masked;
  return {
    ...result,
    output: masked.output,
    request: { ...request, url, headers, body },
    response: response && { ...response, ...received },
    error: error && { ...error, message },
  };
}
