import { z } from 'zod';
import { identifier, variableName } from '../identifier.ts';
import { json } from '../jsonSchema.ts';

/** A mock example of an action, served by the mock server over real HTTP. */
export const mockExample = z.strictObject({
  name: z.string().min(1),
  /**
   * CEL over `request` {method, path, params, query, headers, body}; absent: always. The first matching example
   * answers.
   */
  when: z.string().optional(),
  response: z.strictObject({
    status: z.number().int().min(100).max(599).default(200),
    headers: z.record(z.string(), z.string()).default({}),
    body: json.default(null),
    /** Delay of the response in milliseconds. */
    delayMs: z.number().int().min(0).max(60_000).default(0),
  }),
});

/**
 * `actions/<id>.yaml`: an API action. Texts in `request` are Liquid over `input` (the state's inputs) and `env`
 * (declared environment variables); secrets are only named in `auth`, never used in templates.
 */
export const action = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  /** True: only called for authenticated customers; see `policies.authentication`. */
  authenticated: z.boolean().optional(),
  /**
   * Only called while the current values of these slots are verified, by an action with `verifies`. If they are not,
   * `flow` runs first.
   */
  verified: z.strictObject({ slots: z.array(identifier).min(1), flow: identifier.optional() }).optional(),
  /**
   * A successful call verifies the values of these slots that it sends, if `when`, CEL over `output`, is true.
   */
  verifies: z.strictObject({ slots: z.array(identifier).min(1), when: z.string().optional() }).optional(),
  /** Whose data the action reads or changes: a customer's, which must be protected, or nobody's. */
  data: z.enum(['customer', 'public']).optional(),
  /** True: only looks something up, false: changes something; absent: by the method, see {@link onlyReads}. */
  reads: z.boolean().optional(),
  /** Inputs that a state must set, with their types. */
  input: z
    .record(
      identifier,
      z.strictObject({
        type: z.enum(['text', 'number', 'boolean', 'json']).default('text'),
        required: z.boolean().default(true),
        description: z.string().optional(),
      }),
    )
    .default({}),
  request: z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    /** Liquid; usually `{{ env.SHOP_API_URL }}/orders/{{ input.order_id }}`. */
    url: z.string().min(1),
    headers: z.record(z.string(), z.string()).default({}),
    query: z.record(z.string(), z.string()).default({}),
    /** JSON whose string leaves are Liquid. A leaf that is exactly `{{ input.x }}` keeps the input's type. */
    body: json.optional(),
  }),
  auth: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('bearer'), secret: variableName }),
      z.strictObject({ type: z.literal('header'), header: z.string().min(1), secret: variableName }),
      z.strictObject({ type: z.literal('basic'), username: z.string(), secret: variableName }),
    ])
    .optional(),
  /** Timeout in milliseconds, including retries and the pauses between them. */
  timeoutMs: z.number().int().min(1).max(120_000).default(5_000),
  retry: z
    .strictObject({
      /** Number of retries. */
      retries: z.number().int().min(0).max(5).default(2),
      /** First pause in milliseconds; doubles with jitter. */
      backoffMs: z.number().int().min(0).max(30_000).default(200),
    })
    .prefault({}),
  /**
   * Name -> CEL over `status` (200–299; any other is a failure), `headers`, `body`. The results are the action's
   * output.
   */
  output: z.record(identifier, z.string()).default({}),
  mock: z.array(mockExample).default([]),
});

/**
 * Whether calls of an action change nothing, so that they may be made again. Where the action does not say so, GET
 * requests read and all others write.
 */
export function onlyReads({ reads, request }: Pick<Action, 'reads' | 'request'>): boolean {
  return reads ?? request.method === 'GET';
}

export type MockExample = z.infer<typeof mockExample>;
export type Action = z.infer<typeof action>;
