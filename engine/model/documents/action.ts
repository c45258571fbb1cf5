import { z } from 'zod';
import { identifier, variableName } from '../identifier.ts';
import { json } from '../jsonSchema.ts';

/** One canned answer of an action, served by the mock server over real HTTP. */
export const mockExample = z.strictObject({
  name: z.string().min(1),
  /** CEL over `request` {method, path, params, query, headers, body}; absent: always. The first example that holds answers. */
  when: z.string().optional(),
  response: z.strictObject({
    status: z.number().int().min(100).max(599).default(200),
    headers: z.record(z.string(), z.string()).default({}),
    body: json.default(null),
    /** Milliseconds to wait before answering. */
    delayMs: z.number().int().min(0).max(60_000).default(0),
  }),
});

/**
 * `actions/<id>.yaml`: an API action. Texts in `request` are Liquid over `input` (the state's inputs) and `env`
 * (declared environment variables); a secret is never in a template, only named in `auth`.
 */
export const action = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  /** True: only called for customers who have proved who they are; see `policies.authentication`. */
  authenticated: z.boolean().optional(),
  /** Inputs a state must give, with their types. */
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
  /** Milliseconds for everything: all tries and the pauses between them. */
  timeoutMs: z.number().int().min(1).max(120_000).default(5_000),
  retry: z
    .strictObject({
      /** Tries after the first one. */
      retries: z.number().int().min(0).max(5).default(2),
      /** First pause in milliseconds; doubles with jitter. */
      backoffMs: z.number().int().min(0).max(30_000).default(200),
    })
    .prefault({}),
  /** Name -> CEL over `status` (200–299; any other is a failure), `headers`, `body`. The results are the action's output. */
  output: z.record(identifier, z.string()).default({}),
  mock: z.array(mockExample).default([]),
});

export type MockExample = z.infer<typeof mockExample>;
export type Action = z.infer<typeof action>;
