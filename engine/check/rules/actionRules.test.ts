import { describe, expect, it } from 'vitest';
import { parseProject } from '../../model/parseProject.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { checkProject } from '../checkProject.ts';

const manifest = `dialoom: 2
name: Shop
entryFlow: main
environment:
  variables: { SHOP: { description: Shop } }
  secrets: { KEY: { description: Key } }
`;
const flow = `id: main
name: Main
states:
  - { id: start, kind: start, on: { next: done } }
  - { id: done, kind: end, message: Bye }
`;

/** The problems of an action, and the remedies. */
function check(lines: string) {
  const action = `id: pay\nname: Pay\n${lines}\nmock: [{ name: any, response: {} }]\n`;
  const files = { 'dialoom.yaml': manifest, 'flows/main.flow.yaml': flow, 'actions/pay.yaml': action };
  const { project, documents, problems } = parseProject(files);
  expect(problems).toEqual([]);
  if (project === undefined) throw new Error('does not parse');
  return checkProject({
    project,
    registry: nodeRegistry,
    locate: (file, path) => documents[file]?.locate(path),
  })
    .filter(({ location }) => location?.file === 'actions/pay.yaml')
    .map(({ severity, code, location, remedy }) => ({
      found: `${severity} ${code} ${location?.field ?? ''}`,
      remedy,
    }));
}

const post = (fields: string, rest = '') =>
  `request: { method: POST, url: '{{ env.SHOP }}/pay', ${fields} }\n${rest}`;

describe('an action', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'two bodies',
      post('body: { a: 1 }, form: { a: x }'),
      'error ACTION_SEVERAL_BODIES request.form',
      /Keep one/,
    ],
    [
      'a text body with the content type of a form',
      post("body: 'grant_type=x', headers: { Content-Type: application/x-www-form-urlencoded }"),
      'error ACTION_CONTENT_TYPE request.headers.Content-Type',
      /request\.form/,
    ],
    [
      'an XML body',
      post("body: '<a/>', headers: { content-type: text/xml }"),
      'error ACTION_CONTENT_TYPE request.headers.content-type',
      /request\.text/,
    ],
    [
      'a form that says it is JSON',
      post('form: { a: x }, headers: { content-type: application/json }'),
      'error ACTION_CONTENT_TYPE request.headers.content-type',
      /request\.body/,
    ],
    [
      'a form in parts',
      post('form: { a: x }, headers: { content-type: multipart/form-data }'),
      'error ACTION_CONTENT_TYPE request.headers.content-type',
      /not supported/,
    ],
    [
      'a GET with a body',
      "request: { url: '{{ env.SHOP }}/pay', body: {} }",
      'warning ACTION_BODY_OF_GET request.body',
      /query/,
    ],
    [
      'a cached change',
      post('form: {}', 'cacheSeconds: 60'),
      'error ACTION_CACHE_OF_CHANGE cacheSeconds',
      /reads: true/,
    ],
    [
      'a key for a call that reads',
      post('form: {}', 'reads: true\nidempotency: {}'),
      'warning ACTION_IDEMPOTENCY_OF_READ idempotency',
      /reads: false/,
    ],
    [
      'a sensitive boolean',
      post('form: {}', 'output: { ok: { value: body.ok, type: boolean, sensitive: true } }'),
      'error ACTION_SENSITIVE_BOOLEAN output.ok.sensitive',
      /text/,
    ],
    [
      'authorization twice',
      post('headers: { Authorization: Bearer x }', 'auth: { type: bearer, secret: KEY }'),
      'error ACTION_AUTH_TWICE request.headers.Authorization',
      /Remove Authorization/,
    ],
    [
      'a key twice in the query',
      post("query: { key: '1' }", 'auth: { type: query, parameter: key, secret: KEY }'),
      'error ACTION_AUTH_TWICE request.query.key',
      /Remove key/,
    ],
    [
      'an input as user name',
      post(
        'form: {}',
        "input: { name: {} }\nauth: { type: basic, username: '{{ input.name }}', secret: KEY }",
      ),
      'error ACTION_AUTH_USES_INPUT auth.username',
      /env\.NAME/,
    ],
    [
      'an undeclared variable for tokens',
      post(
        'form: {}',
        "auth: { type: oauth2, tokenUrl: '{{ env.LOGIN }}/token', clientId: bot, secret: KEY }",
      ),
      'error ACTION_ENV_VARIABLE_UNDECLARED auth.tokenUrl',
      /environment\.variables/,
    ],
    [
      'an undeclared client secret',
      post(
        'form: {}',
        "auth: { type: oauth2, tokenUrl: '{{ env.SHOP }}/token', clientId: bot, secret: NOPE }",
      ),
      'error ACTION_ENV_SECRET_UNDECLARED auth.secret',
      /environment\.secrets/,
    ],
    [
      'an undeclared input in a form',
      post("form: { a: '{{ input.a }}' }"),
      'error ACTION_UNKNOWN_INPUT request.form.a',
      /Declare/,
    ],
    [
      'an undeclared input in a text',
      post("text: '{{ input.a }}'"),
      'error ACTION_UNKNOWN_INPUT request.text',
      /Declare/,
    ],
    [
      'an output that does not compile',
      post('form: {}', 'output: { a: { value: body. } }'),
      'error EXPRESSION_SYNTAX output.a.value',
      /./,
    ],
  ])('with %s is reported, with a remedy', (_title, lines, found, remedy) => {
    const problems = check(lines);
    expect(problems.map((problem) => problem.found)).toEqual([found]);
    expect(problems[0]?.remedy).toMatch(remedy);
  });

  it.each([
    ['JSON of another name', post('body: {}, headers: { content-type: application/vnd.api+json }')],
    ['a text of any type', post("text: '<a/>', headers: { content-type: application/xml }")],
    ['a form', post("form: { a: '{{ env.SHOP }}' }")],
    ['a content type from a template', post("body: {}, headers: { content-type: '{{ env.SHOP }}' }")],
    ['cached reads', post('form: {}', 'reads: true\ncacheSeconds: 60')],
    ['a key for a change', post('form: {}', 'idempotency: { header: X-Key }')],
    [
      'tokens',
      post(
        'form: {}',
        "auth: { type: oauth2, tokenUrl: '{{ env.SHOP }}/token', clientId: '{{ env.SHOP }}', secret: KEY }",
      ),
    ],
    ['sensitive outputs', post('form: {}', 'output: { a: { value: body.a, sensitive: true, type: text } }')],
  ])('with %s is right', (_title, lines) => {
    expect(check(lines)).toEqual([]);
  });
});
