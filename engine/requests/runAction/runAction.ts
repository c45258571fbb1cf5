import canonicalize from 'canonicalize';
import { z } from 'zod';
import { defineErrors } from '../../base/defineErrors.ts';
import type { Json } from '../../base/json.ts';
import { secretMask } from '../../base/secretMask.ts';
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
  perform: async (
    { action, input },
    { port, idempotencyKey, sensitiveOutputs }: RequestContext<ActionPort>,
  ) => hideOutputs(await port.run({ action, input, idempotencyKey }), sensitiveOutputs(action)),
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

/**
 * Hides the values of sensitive outputs in what was exchanged, where they came from: nobody needs them there. The output
 * itself is masked in the log only.
 *
 * @param names - The sensitive outputs of the action.
 */
function hideOutputs(result: ActionResult, names: readonly string[]): ActionResult {
  if (names.length === 0 || result.response === null) return result;
  const { status, headers, body } = result.response;
  // If another output failed, there is nothing to tell which part of the answer is sensitive.
  if (!result.ok)
    return status > 299 ? result : { ...result, response: { status, headers: {}, body: body && secretMask } };
  const sensitive = names.filter((name) => Object.hasOwn(result.output, name));
  const texts = new Set(sensitive.flatMap((name) => textsIn(result.output[name] ?? null)));
  const parts = [...texts].filter((text) => text.length >= minPartLength).slice(0, maxParts);
  const hide = (text: string): string =>
    texts.has(text) ? secretMask : parts.reduce((shown, part) => shown.replaceAll(part, secretMask), text);
  return {
    ...result,
    sensitive,
    request: { ...result.request, body: hideTexts(result.request.body, hide) },
    response: { status, headers: hideTexts(headers, hide), body: hideTexts(body, hide) },
  };
}

/** Shorter values are hidden only where they are the whole text or number. */
const minPartLength = 4;
const maxParts = 100;

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((item) => textsIn(item as Json))
    : [];
}

function hideTexts<T extends Json>(value: T, hide: (text: string) => string): T;
function hideTexts(value: Json, hide: (text: string) => string): Json {
  if (typeof value === 'string') return hide(value);
  if (typeof value === 'number') return hide(String(value)) === secretMask ? secretMask : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => hideTexts(item, hide));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hideTexts(item as Json, hide)]));
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
  const masked = mask.exchanged(parts);
  const sensitive = result.sensitive ?? [];
  if (masked === parts && sensitive.length === 0) return result;
  const hidden = sensitive.map((name) => [name, mask.whole(output[name] ?? null)] as const);
  const { url, headers, body, received, message } = masked;
  return {
    ...result,
    output: { ...masked.output, ...Object.fromEntries(hidden) },
    request: { ...request, url, headers, body },
    response: response && { ...response, ...received },
    error: error && { ...error, message },
  };
}
