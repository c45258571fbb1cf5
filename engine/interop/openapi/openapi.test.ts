import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../base/json.ts';
import { createWorkspace } from '../../edit/workspace.ts';
import type { Action } from '../../model/documents/action.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { emptyProject, importOpenapi } from '../fixtures/importActions.ts';
import { importFile, listFileOperations } from '../importFile.ts';

/** A document with one operation. */
function documentOf(operation: JsonObject, rest: JsonObject = {}, path = '/orders', method = 'get'): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    servers: [{ url: 'https://api.shop.example/v1' }],
    paths: { [path]: { [method]: operation } },
    ...rest,
  });
}

function actionFrom(...document: Parameters<typeof documentOf>): {
  readonly action: Action;
  readonly lines: readonly string[];
} {
  const { project, lines } = importOpenapi(documentOf(...document));
  const [action] = Object.values(project.actions);
  if (action === undefined) throw new Error('no action');
  return { action, lines: lines.filter((line) => !/action_made|variable_declared/.test(line)) };
}

const answering = (schema: Json, more: JsonObject = {}): JsonObject => ({
  responses: { 200: { description: 'OK', content: { 'application/json': { schema, ...more } } } },
});
const mockOf = ({ action }: { readonly action: Action }) => action.mock[0]?.response.body;
const sending = (schema: Json, type = 'application/json'): JsonObject => ({
  requestBody: { content: { [type]: { schema } } },
});
const object = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  type: 'object',
  properties,
  required,
});

describe('parameters', () => {
  it('become inputs with type, need and description', () => {
    const { action, lines } = actionFrom(
      {
        operationId: 'listOrders',
        summary: 'Orders of a customer',
        parameters: [
          { name: 'customerId', in: 'path', required: true, schema: { type: 'integer' }, description: 'Who' },
          { name: 'page[size]', in: 'query', schema: { type: ['null', 'number'] } },
          { name: 'open', in: 'query', required: true, schema: { type: 'boolean' } },
          { name: 'X-Tenant', in: 'header', schema: { type: 'string' } },
          { name: 'Accept', in: 'header', schema: { type: 'string' } },
        ],
      },
      {},
      '/customers/{customerId}/orders',
    );
    expect(action).toMatchObject({ id: 'list_orders', name: 'Orders of a customer' });
    expect(action.input).toEqual({
      customer_id: { type: 'number', required: true, description: 'Who' },
      page_size: { type: 'number', required: false },
      open: { type: 'boolean', required: true },
      x_tenant: { type: 'text', required: false },
    });
    expect(action.request).toMatchObject({
      url: '{{ env.SHOP_API_URL }}/customers/{{ input.customer_id }}/orders',
      query: { 'page[size]': '{{ input.page_size }}', open: '{{ input.open }}' },
      headers: { 'X-Tenant': '{{ input.x_tenant }}' },
    });
    expect(lines).toEqual([]);
  });

  it('of the path apply to its operations, which may replace them; those that are not declared are inputs', () => {
    const { project } = importOpenapi(
      JSON.stringify({
        openapi: '3.0.3',
        paths: {
          '/a/{id}/{other}': {
            parameters: [{ $ref: '#/components/parameters/Id' }],
            get: { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'number' } }] },
            put: {},
          },
        },
        components: {
          parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
        },
      }),
    );
    expect(project.actions.get_a_id_other?.input).toMatchObject({
      id: { type: 'number' },
      other: { type: 'text' },
    });
    expect(project.actions.put_a_id_other?.input).toMatchObject({
      id: { type: 'text' },
      other: { type: 'text' },
    });
  });

  it('that cannot be sent are reported, lists are texts, JSON stays JSON', () => {
    const { action, lines } = actionFrom({
      parameters: [
        { name: 'sid', in: 'cookie', schema: {} },
        { name: 'Host', in: 'header', schema: {} },
        { name: 'filter', in: 'query', style: 'deepObject', schema: object({ a: {} }) },
        { name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
        { name: 'where', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
        { name: 'version', in: 'query', required: true, schema: { enum: ['{{2}}'] } },
        { in: 'query' },
        { $ref: 'other.yaml#/Page' },
      ],
    });
    expect(lines).toEqual([
      'GET /orders parameter_left_out: ? invalid',
      'reference_left_out: other.yaml#/Page',
      'GET /orders parameter_left_out: sid cookie',
      'GET /orders parameter_left_out: Host header',
      'GET /orders parameter_left_out: filter style',
      'GET /orders list_as_text: ids',
    ]);
    expect(action.request.query).toEqual({
      ids: '{{ input.ids }}',
      where: '{% if input.where != nil %}{{ input.where | json }}{% endif %}',
      version: '{{ "{{" }}2}}',
    });
  });

  it('named like secrets become secrets, and keys of repeated requests are what they are', () => {
    const header = (name: string) => ({ name, in: 'header', schema: { type: 'string' } });
    const { action, lines } = actionFrom(
      { parameters: [header('X-Api-Key'), header('X-Auth-Token'), header('Idempotency-Key')] },
      {},
      '/orders',
      'post',
    );
    expect(action.auth).toEqual({ type: 'header', header: 'X-Api-Key', secret: 'SHOP_X_API_KEY' });
    expect(action.idempotency).toEqual({ header: 'Idempotency-Key' });
    expect(action.input).toEqual({});
    expect(lines).toEqual(['secret_named: SHOP_X_API_KEY', 'POST /orders secret_left_out: X-Auth-Token']);
  });
});

describe('bodies', () => {
  const post = (operation: JsonObject, rest?: JsonObject) => actionFrom(operation, rest, '/orders', 'post');

  it('as JSON have an input for each field, one for nested fields, and fixed values', () => {
    const { action, lines } = post(
      sending({
        allOf: [
          { $ref: '#/components/schemas/Base' },
          object({ giftWrap: { type: 'boolean' }, lines: { type: 'array' } }, ['lines']),
        ],
      }),
      {
        components: {
          schemas: {
            Base: object(
              {
                id: { type: 'string', readOnly: true },
                kind: { const: 'order' },
                total: { type: 'number', description: 'In euros' },
              },
              ['kind', 'total'],
            ),
          },
        },
      },
    );
    expect(action.request.body).toEqual({
      kind: 'order',
      total: '{{ input.total }}',
      giftWrap: '{{ input.gift_wrap }}',
      lines: '{{ input.lines }}',
    });
    expect(action.input).toEqual({
      total: { type: 'number', required: true, description: 'In euros' },
      gift_wrap: { type: 'boolean', required: false },
      lines: { type: 'json', required: true },
    });
    expect(lines).toEqual(['POST /orders nested_as_json: lines']);
  });

  it.each<[string, Json]>([
    ['with alternatives', { oneOf: [object({ a: {} }), object({ b: {} })] }],
    ['as a list', { type: 'array', items: { type: 'string' } }],
    ['of anything', {}],
  ])('%s are one input', (_title, schema) => {
    const { action, lines } = post(sending(schema));
    expect(action.request.body).toBe('{{ input.body }}');
    expect(action.input).toEqual({ body: { type: 'json', required: true } });
    expect(lines).toEqual(['POST /orders nested_as_json: body']);
  });

  it('as forms and texts are sent as such', () => {
    const form = post(sending(object({ amount: { type: 'integer' } }), 'application/x-www-form-urlencoded'));
    expect(form.action.request).toMatchObject({ form: { amount: '{{ input.amount }}' } });
    const xml = post(sending({ type: 'string' }, 'application/xml'));
    expect(xml.action.request).toMatchObject({
      text: '{{ input.body }}',
      headers: { 'content-type': 'application/xml' },
    });
    const patch = post(sending(object({ a: {} }), 'application/merge-patch+json'));
    expect(patch.action.request).toMatchObject({
      headers: { 'content-type': 'application/merge-patch+json' },
    });
  });

  it('with files are left out, and fields beyond the limit, the required ones last', () => {
    expect(post(sending({}, 'multipart/form-data')).lines).toEqual([
      'POST /orders body_left_out: multipart/form-data',
    ]);
    const many = Object.fromEntries(Array.from({ length: 42 }, (_, n) => [`f${n}`, { type: 'string' }]));
    const { action, lines } = post(sending(object(many, ['f41'])));
    expect(lines).toEqual(['POST /orders fields_left_out: body f39 f40']);
    expect(action.input).toMatchObject({ f41: { required: true } });
  });
});

describe('credentials', () => {
  const secured = (scheme: JsonObject, security: Json = [{ it: ['a', 'b'] }]) =>
    actionFrom(
      { security },
      {
        components: { securitySchemes: { it: scheme, cookie: { type: 'apiKey', in: 'cookie', name: 's' } } },
      },
    );

  it.each<[JsonObject, Action['auth']]>([
    [
      { type: 'http', scheme: 'Bearer' },
      { type: 'bearer', secret: 'SHOP_TOKEN' },
    ],
    [
      { type: 'http', scheme: 'basic' },
      { type: 'basic', username: '{{ env.SHOP_USERNAME }}', secret: 'SHOP_PASSWORD' },
    ],
    [
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      { type: 'header', header: 'X-Key', secret: 'SHOP_X_KEY' },
    ],
    [
      { type: 'apiKey', in: 'query', name: 'key' },
      { type: 'query', parameter: 'key', secret: 'SHOP_KEY' },
    ],
    [
      {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://api.shop.example/v1/token', scopes: {} } },
      },
      {
        type: 'oauth2',
        tokenUrl: '{{ env.SHOP_API_URL }}/token',
        clientId: '{{ env.SHOP_CLIENT_ID }}',
        secret: 'SHOP_CLIENT_SECRET',
        scope: 'a b',
        credentials: 'header',
      },
    ],
    [
      { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://login.example/t', scopes: {} } } },
      expect.objectContaining({ tokenUrl: 'https://login.example/t' }),
    ],
  ])('%j are auth with the name of a secret', (scheme, auth) => {
    const { action, lines } = secured(scheme);
    expect(action.auth).toEqual(auth);
    expect(lines).toEqual([`secret_named: ${auth?.secret ?? 'SHOP_CLIENT_SECRET'}`]);
  });

  it.each<[JsonObject, string]>([
    [{ type: 'http', scheme: 'digest' }, 'it http digest'],
    [{ type: 'openIdConnect', openIdConnectUrl: 'https://x.example' }, 'it openIdConnect'],
    [{ type: 'oauth2', flows: { implicit: {} } }, 'it oauth2'],
    [{ type: 'mutualTLS' }, 'it mutualTLS'],
    [{ type: 'apiKey', in: 'cookie', name: 's' }, 'it apiKey in cookie'],
    [{}, 'it unknown'],
  ])('%j are reported', (scheme, params) => {
    const { action, lines } = secured(scheme);
    expect(action.auth).toBeUndefined();
    expect(lines).toEqual([`GET /orders auth_left_out: ${params}`]);
  });

  it('that are known are chosen before others; a second one at the same time is reported', () => {
    const bearer = { type: 'http', scheme: 'bearer' };
    expect(secured(bearer, [{ cookie: [] }, { it: [] }]).lines).toEqual(['secret_named: SHOP_TOKEN']);
    expect(secured(bearer, [{ cookie: [], it: [] }]).lines).toEqual([
      'GET /orders auth_left_out: cookie apiKey in cookie',
      'secret_named: SHOP_TOKEN',
    ]);
    expect(secured(bearer, []).action.auth).toBeUndefined();
  });
});

describe('the address of the service', () => {
  it('is a variable, with the defaults of its parts; others are reported', () => {
    const servers = [
      {
        url: 'https://{region}.shop.example/{v}/',
        variables: { region: { default: 'eu' }, v: { default: 'v2' } },
      },
      { url: 'https://test.example' },
    ];
    const { project, lines } = importOpenapi(documentOf({}, { servers }));
    expect(project.manifest.environment.variables).toEqual({
      SHOP_API_URL: { default: 'https://eu.shop.example/v2' },
    });
    expect(lines).toContain('server_filled: https://eu.shop.example/v2 SHOP_API_URL');
    expect(lines).toContain('server_left_out: https://test.example SHOP_API_URL');
  });

  it('may be missing or have no host', () => {
    const none = importOpenapi(documentOf({}, { servers: [] }));
    expect(none.project.manifest.environment.variables).toEqual({ SHOP_API_URL: {} });
    const relative = importOpenapi(documentOf({}, { servers: [{ url: '/api/v3' }] }));
    expect(relative.project.actions.get_orders?.request.url).toBe('{{ env.SHOP_API_URL }}/api/v3/orders');
    expect(relative.lines).toContain('server_incomplete: /api/v3 SHOP_API_URL');
  });

  it('does not change a variable that has another one', () => {
    const before = {
      ...emptyProject,
      'dialoom.yaml': `${emptyProject['dialoom.yaml']}environment:\n  variables: { SHOP_API_URL: { default: 'https://api.shop.example/v0' } }\n`,
    };
    const { project } = importOpenapi(documentOf({}), before);
    expect(project.manifest.environment.variables).toMatchObject({
      SHOP_API_URL: { default: 'https://api.shop.example/v0' },
      SHOP_API_URL_2: { default: 'https://api.shop.example/v1' },
    });
  });
});

describe('answers', () => {
  it('have an output for each text, number and boolean, and the example as mock example', () => {
    const schema = object(
      {
        id: { type: 'integer' },
        'full-name': { type: 'string' },
        in: { type: 'string' },
        access_token: { type: 'string' },
        items: { type: 'array' },
      },
      ['id', 'full-name', 'access_token'],
    );
    const example = { id: 7, 'full-name': 'Ann', access_token: 't', items: [] };
    const { action, lines } = actionFrom(answering(schema, { example }));
    expect(action.output).toEqual({
      id: { value: 'body.id', type: 'number' },
      full_name: { value: 'body["full-name"]', type: 'text' },
      in: { value: 'body[?"in"].orValue(null)', type: 'text' },
      access_token: { value: 'body.access_token', type: 'text', sensitive: true },
    });
    expect(mockOf({ action })).toEqual(example);
    expect(lines).toEqual(['GET /orders fields_left_out: answer items']);
  });

  it('have at most ten outputs', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`f${n}`, { type: 'string' }]));
    const { action, lines } = actionFrom(answering(object(many, ['f11'])));
    expect(Object.keys(action.output)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', 'f11']);
    expect(lines).toEqual(['GET /orders fields_left_out: answer f9 f10']);
  });

  it.each<[string, Json, Json]>([
    [
      'formats',
      object({ d: { type: 'string', format: 'date' }, m: { format: 'email' } }),
      { d: '2025-01-31', m: 'ann@shop.example' },
    ],
    [
      'merged parts',
      { allOf: [object({ a: { const: 1 } }), object({ b: { enum: ['x', 'y'] } })] },
      { a: 1, b: 'x' },
    ],
    [
      'the first alternative',
      { oneOf: [{ type: 'null' }, object({ a: { default: true } }), { type: 'string' }] },
      { a: true },
    ],
    [
      'limits',
      object({
        n: { type: 'integer', minimum: 5, exclusiveMinimum: true, multipleOf: 4 },
        s: { type: 'string', minLength: 6 },
      }),
      { n: 8, s: 'text t' },
    ],
    [
      'no passwords',
      object({ a: { type: 'string', writeOnly: true }, b: { example: '3', type: 'number' } }),
      { b: 3 },
    ],
    ['maps', { type: 'object', additionalProperties: { type: 'number', exclusiveMinimum: 2 } }, { key: 3 }],
  ])('without an example get one from the schema: %s', (_title, schema, body) => {
    expect(mockOf(actionFrom(answering(schema)))).toEqual(body);
  });

  it('may repeat themselves', () => {
    const tree = object({
      name: { type: 'string', example: 'leaf' },
      children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    });
    const result = actionFrom(answering({ $ref: '#/components/schemas/Tree' }), {
      components: { schemas: { Tree: tree, Loop: { $ref: '#/components/schemas/Loop' } } },
    });
    expect(mockOf(result)).toEqual({ name: 'leaf', children: [{}] });
    const wide = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [
        `S${n}`,
        object(
          Object.fromEntries([...'abcdefgh'].map((key) => [key, { $ref: `#/components/schemas/S${n + 1}` }])),
        ),
      ]),
    );
    const large = actionFrom(answering({ $ref: '#/components/schemas/S0' }), {
      components: { schemas: wide },
    });
    expect(JSON.stringify(mockOf(large)).length).toBeLessThan(20_000);
  });

  it('that contradict their schema do not make calls fail', () => {
    const { action } = actionFrom(
      answering(object({ id: { type: 'integer' } }, ['id', 'x']), { example: { id: 'A1' } }),
    );
    expect(action.output).toEqual({ id: { value: 'body.id' } });
  });

  it.each<[string, JsonObject, unknown]>([
    [
      'the lowest status of success',
      { 404: {}, 202: {}, 201: { description: 'Made' } },
      { name: 'Made', response: { status: 201 } },
    ],
    ['any success', { '2XX': { description: 'Fine' } }, { name: 'Fine', response: { status: 200 } }],
    ['the default', { default: { description: 'Any' } }, { name: 'Any' }],
    ['none', {}, { name: 'Success' }],
    ['texts', { 200: { content: { 'text/plain': { example: 'pong' } } } }, { response: { body: 'pong' } }],
    [
      'named examples',
      { 200: { content: { 'application/json': { examples: { a: { value: [1] } } } } } },
      { response: { body: [1] } },
    ],
  ])('with %s', (_title, responses, mock) => {
    expect(actionFrom({ responses }).action.mock).toMatchObject([mock]);
  });
});

describe('a document', () => {
  const two = (rest: JsonObject = {}) =>
    JSON.stringify({
      openapi: '3.1.0',
      paths: {
        '/a': {
          get: { operationId: 'get-A', tags: ['x'], deprecated: true },
          head: {},
          post: { callbacks: { c: {} } },
        },
        '/b': { get: { operationId: 'getA', summary: ' B ' } },
        '/c#d': { get: {} },
      },
      webhooks: { w: {} },
      ...rest,
    });

  it('lists its operations with unique ids', () => {
    expect(listFileOperations({ path: 'a', content: two() })).toEqual([
      { id: 'get_a', method: 'GET', path: '/a', summary: '', tags: ['x'], deprecated: true },
      { id: 'post_a', method: 'POST', path: '/a', summary: '', tags: [], deprecated: false },
      { id: 'get_a_2', method: 'GET', path: '/b', summary: 'B', tags: [], deprecated: false },
      { id: 'get_c_d', method: 'GET', path: '/c#d', summary: '', tags: [], deprecated: false },
    ]);
  });

  it('loses nothing without saying so', () => {
    expect(importOpenapi(two()).lines).toEqual([
      'variable_declared: SERVICE_API_URL',
      'GET /a action_made: get_a',
      'GET /a operation_deprecated: get_a',
      'POST /a action_made: post_a',
      'POST /a calls_left_out: callbacks',
      'GET /b action_made: get_a_2',
      'GET /c#d operation_left_out: path',
      'HEAD /a operation_left_out: method',
      'calls_left_out: webhooks',
    ]);
  });

  it('is imported in the parts that are chosen', () => {
    const made = (choice: Parameters<typeof importOpenapi>[2]) =>
      Object.keys(importOpenapi(two(), emptyProject, choice).project.actions);
    expect(made({ tag: 'x' })).toEqual(['get_a']);
    expect(made({ ids: ['getA', 'POST /a'] })).toEqual(['get_a_2', 'post_a']);
    expect(() => made({ tag: 'z' })).toThrow(expect.objectContaining({ code: 'INTEROP_CHOICE_UNKNOWN' }));
    expect(() => made({ ids: ['z'] })).toThrow(expect.objectContaining({ code: 'INTEROP_CHOICE_UNKNOWN' }));
  });

  it('that is imported again changes nothing; another action of the same id stays', () => {
    const first = importOpenapi(two());
    const again = importOpenapi(two(), first.files);
    expect(again.files).toEqual(first.files);
    expect(again.lines).toContain('GET /a action_known: get_a');
    const own = {
      ...emptyProject,
      'actions/get_a.yaml':
        "id: get_a\nname: Own\nrequest: { url: 'https://x.example/z' }\nmock: [{ name: m, response: {} }]\n",
    };
    const { project } = importOpenapi(two(), own, { tag: 'x' });
    expect(project.actions.get_a?.name).toBe('Own');
    expect(project.actions.get_a_2?.request.url).toBe('{{ env.SERVICE_API_URL }}/a');
  });

  it('may be YAML, with anchors', () => {
    const { project } = importOpenapi(
      '# An API\nopenapi: 3.0.0\npaths:\n  /a:\n    get: &op { operationId: one }\n    put: { <<: *op, operationId: two }\n',
    );
    expect(Object.keys(project.actions)).toEqual(['one', 'two']);
  });

  it.each([
    ['openapi: 3.0.0\npaths: [', /flow|end/i],
    ['{"openapi": "3.0.0", "paths": }', /./],
    ['swagger: "2.0"\npaths: {}', /Swagger 2/],
    ['openapi: 3.2.0', /3\.2\.0/],
    ['openapi: 3.1', /openapi/],
    ['openapi: 3.0.0\npaths: 1', /paths/],
  ])('%j is refused', (content, reason) => {
    const workspace = createWorkspace(emptyProject, nodeRegistry);
    const read = () => importFile(workspace, { path: 'api.yaml', content }, { as: 'openapi' });
    expect(read).toThrow(
      expect.objectContaining({ code: 'INTEROP_DATA_INVALID', message: expect.stringMatching(reason) }),
    );
  });

  it('without operations has nothing to import', () => {
    const workspace = createWorkspace(emptyProject, nodeRegistry);
    expect(() => importFile(workspace, { path: 'a', content: 'openapi: 3.0.0' })).toThrow(
      expect.objectContaining({ code: 'INTEROP_NOTHING_TO_IMPORT' }),
    );
  });
});
