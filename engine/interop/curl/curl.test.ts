import { describe, expect, it } from 'vitest';
import { checkProject } from '../../check/checkProject.ts';
import { createWorkspace } from '../../edit/workspace.ts';
import type { Action } from '../../model/documents/action.ts';
import type { ReportEntry } from '../../model/reports/importReport.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { importFile } from '../importFile.ts';

const files = {
  'dialoom.yaml': `dialoom: 2
name: Shop
entryFlow: main
environment:
  variables: { KNOWN_URL: { default: 'https://known.example' } }
`,
  'flows/main.flow.yaml': `id: main
name: Main
states:
  - { id: start, kind: start, on: { next: done } }
  - { id: done, kind: end, message: Bye }
`,
};

interface Result {
  readonly action: Action;
  readonly environment: unknown;
  readonly texts: string;
  readonly report: readonly ReportEntry[];
}

function read(content: string, before: Readonly<Record<string, string>> = files): Result {
  const result = importFile(createWorkspace(before, nodeRegistry), { path: 'command.txt', content });
  expect(result.importer).toBe('curl');
  const texts = Object.fromEntries(result.files.map(({ path, after }) => [path, after ?? '']));
  const { project, problems, documents } = createWorkspace({ ...before, ...texts }, nodeRegistry).parsed;
  expect(problems).toEqual([]);
  if (project === undefined) throw new Error('does not parse');
  const locate = (file: string, path: readonly (string | number)[]) => documents[file]?.locate(path);
  expect(
    checkProject({ project, registry: nodeRegistry, locate }).filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
  const made = result.report.find(({ code }) => code === 'action_made');
  const id = made?.code === 'action_made' ? made.params.action : '';
  const action = project.actions[id];
  if (action === undefined) throw new Error(`no action ${id}`);
  return {
    action,
    environment: project.manifest.environment,
    texts: JSON.stringify(texts),
    report: result.report,
  };
}

const codes = ({ report }: Result) =>
  report
    .map(({ code, params }) => `${code} ${Object.values(params).join(' ')}`)
    .filter((line) => !/^(action_made|variable_)/.test(line));

describe('a command', () => {
  it('as Chrome copies it for bash becomes an action without noise and secrets', () => {
    const result = read(String.raw`curl 'https://api.shop.example/v2/orders?expand=items&page=2' \
  -H 'accept: application/json, text/plain, */*' \
  -H 'accept-language: en-GB,en;q=0.9' \
  -H 'authorization: Bearer eyJhbGciOi.secret' \
  -H 'content-type: application/json' \
  -b 'session=abc; other=1' \
  -H 'origin: https://www.shop.example' \
  -H 'sec-ch-ua: "Chromium";v="130"' \
  -H 'user-agent: Mozilla/5.0' \
  -H 'x-tenant: acme' \
  --data-raw $'{"note":"it\'s \u00fc","tags":["a","b"],"count":2,"none":null}' \
  --compressed`);
    expect(result.action).toMatchObject({
      id: 'post_orders',
      name: 'POST /v2/orders',
      auth: { type: 'bearer', secret: 'SHOP_TOKEN' },
    });
    expect(result.action.request).toEqual({
      method: 'POST',
      url: '{{ env.SHOP_API_URL }}/v2/orders',
      headers: { 'x-tenant': 'acme' },
      query: { expand: 'items', page: '2' },
      body: { note: "it's ü", tags: ['a', 'b'], count: 2, none: null },
    });
    expect(result.environment).toMatchObject({
      variables: { SHOP_API_URL: { default: 'https://api.shop.example' } },
      secrets: { SHOP_TOKEN: {} },
    });
    expect(result.texts).not.toMatch(/eyJhbGciOi|session=abc/);
    expect(codes(result)).toEqual([
      'secret_named SHOP_TOKEN',
      'secret_left_out cookie',
      'headers_left_out accept, accept-language, origin, sec-ch-ua, user-agent',
    ]);
  });

  it('as Chrome copies it for the Windows command prompt means the same', () => {
    const { action } = read(
      [
        'curl ^"https://shop.example/a?x=1^&y=2^" ^',
        '  -H ^"content-type: application/json^" ^',
        '  -H ^"x-note: 50^% ^^^" ^',
        '  --data-raw ^"^{^\\^"text^\\^":^\\^"say ^\\^\\^\\^"hi^\\^\\^\\^"^\\^"^}^"',
      ].join('\r\n'),
    );
    expect(action.request).toMatchObject({
      query: { x: '1', y: '2' },
      headers: { 'x-note': '50% ^' },
      body: { text: 'say "hi"' },
    });
  });

  it('for the command prompt with plain quotation marks keeps its carets', () => {
    const { action } = read('curl -X PUT "https://shop.example/a" ^\n  -H "x-a: 1^2" ^\n  -d "{\\"a\\":1}"');
    expect(action.request).toMatchObject({ method: 'PUT', headers: { 'x-a': '1^2' }, body: { a: 1 } });
  });

  it('of an API client keeps its variables', () => {
    const result = read(`curl --location --request PATCH '{{baseUrl}}/orders/{{orderId}}' \\
--header 'Authorization: Bearer {{access-token}}' \\
--header 'Postman-Token: 1' \\
--data '{"by": "{{userName}}", "odd": "{% x"}'`);
    expect(result.action.request).toMatchObject({
      method: 'PATCH',
      url: '{{ env.BASE_URL }}/orders/{{ env.ORDER_ID }}',
      body: { by: '{{ env.USER_NAME }}', odd: '{{ "{%" }} x' },
    });
    expect(result.action.auth).toEqual({ type: 'bearer', secret: 'ACCESS_TOKEN' });
    expect(result.environment).toMatchObject({ variables: { BASE_URL: {}, ORDER_ID: {}, USER_NAME: {} } });
  });

  it.each<[string, string, Partial<Action['request']>]>([
    ['a plain GET', 'curl https://shop.example', { method: 'GET', url: '{{ env.SHOP_API_URL }}' }],
    ['a URL without scheme', 'curl localhost:8080/health', { url: '{{ env.LOCAL_API_URL }}/health' }],
    ['a URL without quotation marks', 'curl https://shop.example/a?x=1&y=2', { query: { x: '1', y: '2' } }],
    ['a known address', 'curl https://known.example/a', { url: '{{ env.KNOWN_URL }}/a' }],
    [
      '--url',
      'curl --url=https://shop.example/a -XDELETE',
      { method: 'DELETE', url: '{{ env.SHOP_API_URL }}/a' },
    ],
    [
      'a form',
      'curl https://shop.example -d a=1 -d "b=x y&c=%26"',
      { method: 'POST', form: { a: '1', b: 'x y', c: '&' } },
    ],
    [
      'encoded fields',
      "curl https://shop.example --data-urlencode 'note=a&b = c' --data-urlencode plain",
      { form: { note: 'a&b = c', plain: '' } },
    ],
    [
      '-G',
      'curl -G https://shop.example/s -d q=shoes --data-urlencode "in=Köln"',
      { method: 'GET', query: { q: 'shoes', in: 'Köln' } },
    ],
    ['--json', `curl --json '{"a":1}' https://shop.example`, { method: 'POST', body: { a: 1 }, headers: {} }],
    ['JSON without a header', `curl https://shop.example -d '{"a":[1]}'`, { body: { a: [1] } }],
    [
      'XML',
      `curl https://shop.example -H 'Content-Type: text/xml' --data-binary '<a>\n  <b/>\n</a>'`,
      { text: '<a>\n  <b/>\n</a>', headers: { 'content-type': 'text/xml' } },
    ],
    [
      'broken JSON',
      `curl https://shop.example -H 'Content-Type: application/json' -d '{"a":'`,
      { text: '{"a":', headers: { 'content-type': 'application/json' } },
    ],
    [
      'repeated fields',
      'curl https://shop.example -d a=1 -d a=2',
      { text: 'a=1&a=2', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    [
      'repeated parameters',
      "curl 'https://shop.example/s?a=1&a=2'",
      { url: '{{ env.SHOP_API_URL }}/s?a=1&a=2', query: {} },
    ],
    ['joined short options', 'curl -sSLX POST https://shop.example', { method: 'POST' }],
    [
      'escaped characters',
      String.raw`curl https://shop.example/a\ b -H "x-a: \"q\" \$HOME"`,
      { headers: { 'x-a': '"q" $HOME' } },
    ],
    [
      'line ends of Windows',
      'curl https://shop.example \\\r\n  -H "x-a: 1"\r\n',
      { headers: { 'x-a': '1' } },
    ],
    ['a prompt', '$ curl https://shop.example/a', { url: '{{ env.SHOP_API_URL }}/a' }],
  ])('with %s is read', (_title, command, request) => {
    expect(read(command).action.request).toMatchObject(request);
  });

  it.each<[string, string, Action['auth']]>([
    [
      'a user',
      'curl -u bot:hush https://shop.example',
      { type: 'basic', username: 'bot', secret: 'SHOP_PASSWORD' },
    ],
    [
      'basic authorisation',
      'curl https://shop.example -H "Authorization: Basic Ym90Omh1c2g="',
      { type: 'basic', username: 'bot', secret: 'SHOP_PASSWORD' },
    ],
    [
      'a shell variable',
      'curl https://shop.example -H "Authorization: Bearer $MY_TOKEN"',
      { type: 'bearer', secret: 'MY_TOKEN' },
    ],
    [
      'a bearer option',
      'curl --oauth2-bearer hush https://shop.example',
      { type: 'bearer', secret: 'SHOP_TOKEN' },
    ],
    [
      'an API key',
      'curl https://shop.example -H "X-Api-Key: hush"',
      { type: 'header', header: 'X-Api-Key', secret: 'SHOP_X_API_KEY' },
    ],
    [
      'another scheme',
      'curl https://shop.example -H "Authorization: Token hush"',
      { type: 'header', header: 'Authorization', secret: 'SHOP_AUTHORIZATION' },
    ],
    [
      'a key in the query',
      'curl "https://shop.example/a?api_key=hush&b=1"',
      { type: 'query', parameter: 'api_key', secret: 'SHOP_API_KEY' },
    ],
  ])('with %s gets a name for the secret, and its value is nowhere', (_title, command, auth) => {
    const result = read(command);
    expect(result.action.auth).toEqual(auth);
    expect(result.texts).not.toMatch(/hush|Ym90/);
  });

  it('loses no part without saying so', () => {
    const result = read(
      `curl -k --proxy p:1 --fancy https://shop.example/a https://shop.example/b -H 'X-Api-Key: k1' -H 'X-Auth-Token: k2' ` +
        `-d 'user=a&password=hush' -d @file.json | jq .`,
    );
    expect(codes(result)).toEqual([
      'option_left_out -k',
      'option_left_out --proxy',
      'option_left_out --fancy',
      'option_left_out -d @file.json',
      'option_left_out https://shop.example/b',
      'secret_named SHOP_X_API_KEY',
      'secret_left_out X-Auth-Token',
      'secret_left_out password',
      'command_left_out | jq .',
    ]);
    expect(result.action.request.form).toEqual({ user: 'a' });
    const json = read(`curl https://shop.example -d '{"a":{"clientSecret":"hush","id":"x","token":null}}'`);
    expect(json.action.request.body).toEqual({ a: { id: 'x', token: null } });
    expect(codes(json)).toEqual(['secret_left_out clientSecret']);
  });

  it('gets an id of its own', () => {
    const first = read('curl https://shop.example/v1/orders/42');
    expect(first.action.id).toBe('get_orders');
    const before = {
      ...files,
      'actions/get_orders.yaml': "id: get_orders\nname: x\nrequest: { url: 'https://x.example' }\n",
    };
    expect(read('curl https://shop.example/v1/orders/42', before).action.id).toBe('get_orders_2');
  });

  it.each([
    ['curl', 'no URL'],
    ["curl 'https://shop.example", 'not closed'],
    ['curl https://shop.example -F file=@a.png', 'form in parts'],
    [
      `curl https://shop.example -H 'content-type: multipart/form-data; boundary=x' --data-raw x`,
      'form in parts',
    ],
    ['curl -I https://shop.example', 'HEAD'],
    ['curl -X OPTIONS https://shop.example', 'OPTIONS'],
    ['curl https://shop.example -H', 'no value'],
    ['curl https://', 'not a URL'],
  ])('%s is refused: %s', (content, reason) => {
    const workspace = createWorkspace(files, nodeRegistry);
    expect(() => importFile(workspace, { path: 'c.txt', content: `${content} ` })).toThrow(
      expect.objectContaining({ code: 'INTEROP_DATA_INVALID', message: expect.stringContaining(reason) }),
    );
  });
});
