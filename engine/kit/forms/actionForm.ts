import { valueType } from '../../model/documents/action.ts';
import type { FieldDescriptor, FormGroup } from './fieldDescriptor.ts';

/** A group of fields of an action; their paths begin at the document. */
export interface ActionFormGroup extends Omit<FormGroup, 'path'> {
  /** The tab that shows it. */
  readonly tab: 'request' | 'values' | 'examples' | 'rules';
}

const types = valueType.options.map((value) => ({
  value,
  label: { text: 'Text', number: 'Number', boolean: 'Yes or no', json: 'Any value (JSON)' }[value],
}));

/** The request: method and URL are drawn side by side. */
export const requestLine = {
  method: {
    path: 'request.method',
    label: 'Method',
    type: 'select',
    options: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((value) => ({ value, label: value })),
  },
  url: {
    path: 'request.url',
    label: 'URL',
    type: 'string',
    required: true,
    placeholder: '{{ env.SHOP_API_URL }}/orders/{{ input.order_id }}',
    help: 'Starts with a host or a variable. {{ input.x }} is an input, {{ env.X }} a variable of the environment.',
  },
} as const satisfies Readonly<Record<string, FieldDescriptor>>;

/** The ways to give a request a body; an action has at most one of them. */
export const bodyFields = {
  body: {
    path: 'request.body',
    label: 'JSON body',
    type: 'json',
    help: 'Write inputs as "{{ input.x }}"; alone in the quotes, an input keeps its type.',
  },
  form: {
    path: 'request.form',
    label: 'Form fields',
    type: 'texts',
    addLabel: 'Add a field',
    help: 'Sent as application/x-www-form-urlencoded. A field without a value is left out.',
  },
  text: {
    path: 'request.text',
    label: 'Text body',
    type: 'string',
    multiline: true,
    help: 'Sent as text/plain, unless a Content-Type header says otherwise.',
  },
} as const satisfies Readonly<Record<string, FieldDescriptor>>;

/** The form of an action besides {@link requestLine} and {@link bodyFields}, by tab and group. */
export const actionForm: readonly ActionFormGroup[] = [
  {
    tab: 'request',
    label: 'Parameters and headers',
    help: 'What goes with the URL. A parameter without a value is left out.',
    fields: [
      { path: 'request.query', label: 'Query parameters', type: 'texts', addLabel: 'Add a parameter' },
      { path: 'request.headers', label: 'Headers', type: 'texts', addLabel: 'Add a header' },
    ],
  },
  {
    tab: 'request',
    label: 'Authorization',
    help: 'How the service knows who calls. Secrets are only named here; their values come from the environment.',
    fields: [
      {
        path: 'auth.type',
        label: 'Type',
        type: 'select',
        options: [
          { value: 'none', label: 'None' },
          { value: 'bearer', label: 'Bearer token' },
          { value: 'header', label: 'API key in a header' },
          { value: 'query', label: 'API key in the query' },
          { value: 'basic', label: 'Basic: user name and password' },
          { value: 'oauth2', label: 'OAuth 2: client credentials' },
        ],
      },
      {
        path: 'auth.header',
        label: 'Header',
        type: 'string',
        required: true,
        onlyWhen: { path: 'auth.type', values: ['header'] },
      },
      {
        path: 'auth.parameter',
        label: 'Parameter',
        type: 'string',
        required: true,
        onlyWhen: { path: 'auth.type', values: ['query'] },
      },
      {
        path: 'auth.username',
        label: 'User name',
        type: 'string',
        onlyWhen: { path: 'auth.type', values: ['basic'] },
      },
      {
        path: 'auth.tokenUrl',
        label: 'Token URL',
        type: 'string',
        required: true,
        help: 'Where a token is fetched with the client id and secret.',
        onlyWhen: { path: 'auth.type', values: ['oauth2'] },
      },
      {
        path: 'auth.clientId',
        label: 'Client id',
        type: 'string',
        required: true,
        onlyWhen: { path: 'auth.type', values: ['oauth2'] },
      },
      {
        path: 'auth.secret',
        label: 'Secret',
        type: 'secret',
        required: true,
        help: 'The name of the token, key, password or client secret.',
        onlyWhen: { path: 'auth.type', values: ['bearer', 'header', 'query', 'basic', 'oauth2'] },
      },
      {
        path: 'auth.scope',
        label: 'Scope',
        type: 'string',
        onlyWhen: { path: 'auth.type', values: ['oauth2'] },
      },
      {
        path: 'auth.audience',
        label: 'Audience',
        type: 'string',
        onlyWhen: { path: 'auth.type', values: ['oauth2'] },
      },
      {
        path: 'auth.credentials',
        label: 'Credentials are sent in',
        type: 'select',
        options: [
          { value: 'header', label: 'the Authorization header' },
          { value: 'form', label: 'the form of the token request' },
        ],
        onlyWhen: { path: 'auth.type', values: ['oauth2'] },
      },
    ],
  },
  {
    tab: 'values',
    label: 'Inputs',
    help: 'What a state passes in, usually from slots. In the request it is {{ input.name }}.',
    fields: [
      {
        path: 'input',
        label: 'Inputs',
        type: 'named',
        addLabel: 'Add an input',
        fields: [
          { path: 'type', label: 'Type', type: 'select', options: types },
          { path: 'description', label: 'Description', type: 'string' },
          { path: 'required', label: 'Required', type: 'boolean' },
        ],
      },
    ],
  },
  {
    tab: 'values',
    label: 'Outputs',
    help: 'What the flow keeps of the answer: CEL over body, status and headers. Try the action and click a value of the answer to add one.',
    fields: [
      {
        path: 'output',
        label: 'Outputs',
        type: 'named',
        addLabel: 'Add an output',
        fields: [
          {
            path: 'value',
            label: 'Value',
            type: 'expression',
            required: true,
            placeholder: 'body.status',
          },
          { path: 'type', label: 'Type', type: 'select', options: types, placeholder: 'Any value' },
          { path: 'sensitive', label: 'Sensitive', type: 'boolean' },
        ],
      },
    ],
  },
  {
    tab: 'examples',
    label: 'Mock examples',
    help: 'Answers for trying a flow without the service. The first example whose condition is true answers.',
    fields: [
      {
        path: 'mock',
        label: 'Examples',
        type: 'objects',
        addLabel: 'Add an example',
        create: (n) => ({ name: `Example ${n}`, response: { body: {} } }),
        fields: [
          { path: 'name', label: 'Name', type: 'string', required: true },
          {
            path: 'when',
            label: 'Condition',
            type: 'expression',
            placeholder: 'request.params.order_id == "GC-0"',
            help: 'CEL over request: method, path, params, query, headers, body. If empty, it always answers.',
          },
          {
            path: 'response.status',
            label: 'Status',
            type: 'number',
            min: 100,
            max: 599,
            step: 1,
            placeholder: '200',
          },
          { path: 'response.body', label: 'Body', type: 'json' },
          { path: 'response.headers', label: 'Headers', type: 'texts', addLabel: 'Add a header' },
          {
            path: 'response.delayMs',
            label: 'Delay in milliseconds',
            type: 'number',
            min: 0,
            max: 60_000,
            step: 100,
            placeholder: '0',
          },
        ],
      },
    ],
  },
  {
    tab: 'rules',
    label: 'What it does',
    help: 'Decides whether a call may be repeated, and what protects it.',
    fields: [
      {
        path: 'reads',
        label: 'Only looks something up',
        type: 'boolean',
        help: 'It may be called again, for example after a correction. If not set, GET requests do.',
      },
      {
        path: 'data',
        label: 'Data',
        type: 'select',
        options: [
          { value: 'customer', label: 'Customer data' },
          { value: 'public', label: 'Public data' },
        ],
        help: 'A customer’s data must be protected: by an authenticated customer or by verified slots.',
      },
      {
        path: 'authenticated',
        label: 'Authenticated customers only',
        type: 'boolean',
        help: 'Other customers go through the authentication flow first.',
      },
    ],
  },
  {
    tab: 'rules',
    label: 'Verified slots',
    help: 'An action can check that slots are right, and others can demand it.',
    fields: [
      {
        path: 'verified.slots',
        label: 'Demands verified slots',
        type: 'list',
        item: 'slot',
        addLabel: 'Choose slots',
        help: 'Only called while an action has confirmed the values of these slots.',
      },
      {
        path: 'verified.flow',
        label: 'Flow that verifies them',
        type: 'flow',
        help: 'Runs first if they are not verified.',
      },
      {
        path: 'verifies.slots',
        label: 'Verifies slots',
        type: 'list',
        item: 'slot',
        addLabel: 'Choose slots',
        help: 'A successful call confirms the values of these slots that it sends.',
      },
      {
        path: 'verifies.when',
        label: 'Only if',
        type: 'expression',
        placeholder: 'output.matches',
        help: 'CEL over output. If empty, every successful call confirms them.',
      },
    ],
  },
  {
    tab: 'rules',
    label: 'Time and failures',
    help: 'Lost connections and the statuses 408, 425, 429 and 5xx are tried again, if the call may be repeated.',
    fields: [
      {
        path: 'timeoutMs',
        label: 'Timeout in milliseconds',
        type: 'number',
        min: 1,
        max: 120_000,
        step: 1000,
        help: 'For all attempts together.',
      },
      { path: 'retry.retries', label: 'Retries', type: 'number', min: 0, max: 5, step: 1 },
      {
        path: 'retry.backoffMs',
        label: 'First pause in milliseconds',
        type: 'number',
        min: 0,
        max: 30_000,
        step: 100,
        help: 'Doubles with each retry.',
      },
      {
        path: 'idempotency.header',
        label: 'Idempotency header',
        type: 'string',
        placeholder: 'Idempotency-Key',
        help: 'A service that knows this header carries out a call once, so that it may be sent again.',
      },
      {
        path: 'cacheSeconds',
        label: 'Keep answers, in seconds',
        type: 'number',
        min: 1,
        max: 86_400,
        step: 60,
        help: 'The answer to the same request is used again. Only for actions that look something up.',
      },
    ],
  },
];
