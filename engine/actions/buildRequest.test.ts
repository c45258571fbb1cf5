import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { type ActionRequest, buildRequest } from './buildRequest.ts';
import { compileAction } from './compileAction.ts';
import { actionOf, environmentOf } from './fixtures/testService.ts';
import { readEnvironment } from './readEnvironment.ts';

const environment = readEnvironment(environmentOf({ variables: { SHOP: {}, CLIENT: { default: 'c&1' } } }), {
  SHOP: 'https://shop.example',
});

function build(document: Record<string, unknown>, input: JsonObject = {}): ActionRequest {
  const { request, ...rest } = document;
  const action = actionOf({
    id: 'a',
    request: { method: 'POST', url: '{{ env.SHOP }}/x', ...(request as object) },
    ...rest,
  });
  return buildRequest(compileAction(action), { action: 'a', input, idempotencyKey: 'key-1' }, environment);
}

const inputs = {
  input: {
    name: {},
    note: { required: false },
    tags: { type: 'json', required: false },
    n: { type: 'number' },
  },
};
const given = { name: 'Ann & Bo=1+2 ü', tags: ['a b', 'c'], n: 3 };

describe('the body of a request', () => {
  it('is a form: encoded, lists repeated, empty fields left out', () => {
    const form = {
      grant_type: 'password',
      client: '{{ env.CLIENT }}',
      name: '{{ input.name }}',
      note: '{{ input.note }}',
      'tag[]': '{{ input.tags }}',
      n: '{{ input.n }}',
      text: 'n is {{ input.n }}',
    };
    const request = build({ ...inputs, request: { form } }, given);
    expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(request.payload).toBe(
      'grant_type=password&client=c%261&name=Ann+%26+Bo%3D1%2B2+%C3%BC&tag%5B%5D=a+b&tag%5B%5D=c&n=3&text=n+is+3',
    );
    expect(request.body).toEqual({
      grant_type: 'password',
      client: 'c&1',
      name: given.name,
      'tag[]': ['a b', 'c'],
      n: 3,
      text: 'n is 3',
    });
  });

  it('is a form with an item for each JSON object', () => {
    const { payload } = build(
      { input: { item: { type: 'json' } }, request: { form: { item: '{{ input.item }}' } } },
      { item: [{ sku: 'x' }] },
    );
    expect(payload).toBe('item=%7B%22sku%22%3A%22x%22%7D');
  });

  it.each([
    [{}, 'text/plain; charset=utf-8'],
    [{ 'Content-Type': 'text/xml' }, 'text/xml'],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 'application/x-www-form-urlencoded'],
    [{ 'content-type': 'application/json' }, 'application/json'],
  ])('is a text, sent as it is, with headers %o', (headers, contentType) => {
    const text = '<order name="{{ input.name }}">\n{% if input.n > 2 %}many{% endif %}\n</order>\n';
    const request = build({ ...inputs, request: { text, headers } }, given);
    expect(request.headers['content-type']).toBe(contentType);
    expect(request.payload).toBe('<order name="Ann & Bo=1+2 ü">\nmany\n</order>\n');
    expect(request.body).toBe(request.payload);
  });

  it('is a text that consists of one input', () => {
    expect(build({ ...inputs, request: { text: '{{ input.n }}' } }, given).payload).toBe('3');
    const json = {
      input: { items: { type: 'json', required: false } },
      request: { text: '{{ input.items }}' },
    };
    expect(build(json, { items: [{ a: 1 }] }).payload).toBe('[{"a":1}]');
    expect(build(json).payload).toBe('');
    expect(build({ ...inputs, request: { text: '' } }, given)).toMatchObject({ payload: '', body: '' });
  });

  it.each([
    'application/json',
    'application/vnd.api+json',
    'application/x-amz-json-1.1',
    'Application/JSON; charset=utf-8',
  ])('is JSON with content type %s', (contentType) => {
    const request = build({ request: { body: { a: [1] }, headers: { 'content-type': contentType } } });
    expect(request).toMatchObject({ payload: '{"a":[1]}', headers: { 'content-type': contentType } });
  });

  it('is absent', () => {
    const request = build({});
    expect(request).toMatchObject({ body: undefined, payload: undefined });
    expect(request.headers).not.toHaveProperty('content-type');
  });

  it.each([
    [
      'JSON as a form',
      { body: 'grant_type=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['JSON as text', { body: 'hello', headers: { 'content-type': 'text/plain' } }],
    ['JSON as XML', { body: '<a/>', headers: { 'content-type': 'application/xml' } }],
    ['a form as JSON', { form: { a: '1' }, headers: { 'content-type': 'application/json' } }],
    ['a form in parts', { form: { a: '1' }, headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    ['JSON and a form', { body: { a: 1 }, form: { a: '1' } }],
    ['a text and JSON', { body: null, text: 'x' }],
  ])('is refused: %s', (_title, request) => {
    expect(() => build({ request })).toThrow(expect.objectContaining({ code: 'ACTION_REQUEST_INVALID' }));
  });

  it('names the part whose template fails', () => {
    const fail = (request: object) => () => build({ request });
    expect(fail({ form: { a: '{{ input.nope }}' } })).toThrow(/form template/);
    expect(fail({ text: '{{ input.nope }}' })).toThrow(/text template/);
    expect(fail({ text: '{{ env.NOPE }}' })).toThrow(/NOPE is not declared/);
  });
});

it.each([
  [{}, 'idempotency-key'],
  [{ idempotency: {} }, 'idempotency-key'],
  [{ idempotency: { header: 'X-Request-Id' } }, 'x-request-id'],
])('a call that changes something carries its key: %o', (document, header) => {
  const { headers } = build(document);
  expect(headers[header]).toBe('key-1');
  expect(Object.values(headers).filter((value) => value === 'key-1')).toHaveLength(1);
});
