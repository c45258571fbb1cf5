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

/** Types of inputs and outputs; `json` is any value. */
export const valueType = z.enum(['text', 'number', 'boolean', 'json']);

/** An output: CEL, or CEL with what is known of its value. */
const outputValue = z.union([
  z.string(),
  z.strictObject({
    value: z.string(),
    /** Absent: any value. A value of another type makes the call fail; null has every type. */
    type: valueType.optional(),
    /** Masked in everything that is kept, wherever the value occurs. */
    sensitive: z.boolean().optional(),
  }),
]);

/** Who the action is for the service. Names of users and clients are Liquid over `env`. */
const actionAuth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bearer'), secret: variableName }),
  z.strictObject({ type: z.literal('header'), header: z.string().min(1), secret: variableName }),
  z.strictObject({ type: z.literal('query'), parameter: z.string().min(1), secret: variableName }),
  z.strictObject({ type: z.literal('basic'), username: z.string(), secret: variableName }),
  /** OAuth 2 with client credentials: a token is fetched with them, and sent as a bearer token until it expires. */
  z.strictObject({
    type: z.literal('oauth2'),
    /** Liquid over `env`; its host is chosen as that of `request.url`. */
    tokenUrl: z.string().min(1),
    clientId: z.string().min(1),
    /** The client secret. */
    secret: variableName,
    scope: z.string().min(1).optional(),
    audience: z.string().min(1).optional(),
    /** Where the token request has the credentials: in its `Authorization` header or in its form. */
    credentials: z.enum(['header', 'form']).default('header'),
  }),
]);

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
        type: valueType.default('text'),
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
    /**
     * JSON whose string leaves are Liquid. A leaf that is exactly `{{ input.x }}` keeps the input's type; a field that is
     * one is left out if the input has no value. At most one of `body`, `form` and `text` is set, see {@link bodyKinds}.
     */
    body: json.optional(),
    /** Form fields, Liquid, sent as `application/x-www-form-urlencoded`. A field that renders to nothing is left out. */
    form: z.record(z.string(), z.string()).optional(),
    /** Liquid, sent as it is: as `text/plain`, unless `headers` has a content type. */
    text: z.string().optional(),
  }),
  auth: actionAuth.optional(),
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
   * The service carries out requests with the same value of this header once, so that a call that changes something may
   * be sent again; see {@link isRepeatable}.
   */
  idempotency: z.strictObject({ header: z.string().min(1).default('Idempotency-Key') }).optional(),
  /** How long the answer to the same request is used again, in seconds. Only for actions that change nothing. */
  cacheSeconds: z.number().int().min(1).max(86_400).optional(),
  /**
   * Name -> CEL over `status` (200–299; any other is a failure), `headers`, `body`. The results are the action's
   * output.
   */
  output: z.record(identifier, outputValue).default({}),
  mock: z.array(mockExample).default([]),
});

/**
 * Whether calls of an action change nothing, so that they may be made again. Where the action does not say so, GET
 * requests read and all others write.
 */
export function onlyReads({ reads, request }: Pick<Action, 'reads' | 'request'>): boolean {
  return reads ?? request.method === 'GET';
}

/** Whether a request may be sent again although the first one may have been carried out. */
export function isRepeatable(action: Pick<Action, 'reads' | 'request' | 'idempotency'>): boolean {
  return (
    onlyReads(action) || action.idempotency !== undefined || ['PUT', 'DELETE'].includes(action.request.method)
  );
}

/** The ways to give a request a body; an action has at most one of them. */
export const bodyKinds = ['body', 'form', 'text'] as const;

/** Whether a body of a kind can be sent with a content type. A text is sent with any. */
export function fitsContentType(kind: (typeof bodyKinds)[number], contentType: string): boolean {
  if (kind === 'text') return true;
  const [type = ''] = contentType.toLowerCase().split(';', 1);
  return kind === 'body' ? /[/+-]json\b/.test(type) : type.trim() === 'application/x-www-form-urlencoded';
}

/** An output with its defaults. */
export interface ActionOutput {
  /** CEL. */
  readonly value: string;
  readonly type: z.infer<typeof valueType>;
  readonly sensitive: boolean;
}

/** The outputs of an action, however they are written. */
export function outputsOf({ output }: Pick<Action, 'output'>): ReadonlyMap<string, ActionOutput> {
  return new Map(
    Object.entries(output).map(([name, declared]) => {
      const {
        value,
        type = 'json',
        sensitive = false,
      } = typeof declared === 'string' ? { value: declared } : declared;
      return [name, { value, type, sensitive }];
    }),
  );
}

export type MockExample = z.infer<typeof mockExample>;
export type Action = z.infer<typeof action>;
