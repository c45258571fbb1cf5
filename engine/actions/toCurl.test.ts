import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { actionOf, environmentOf } from './fixtures/testService.ts';
import { readEnvironment } from './readEnvironment.ts';
import { toCurl } from './toCurl.ts';

const environment = readEnvironment(
  environmentOf({ variables: { SHOP: {}, BOT: { default: 'the $bot' } }, secrets: { KEY: {} } }),
  { SHOP: 'https://shop.example' },
);

function curl(document: Record<string, unknown>, input: JsonObject = {}): string {
  const action = actionOf({ id: 'a', ...document });
  return toCurl(action, { action: 'a', input, idempotencyKey: 'key-1' }, environment);
}

/** The words of the last command as a shell splits them, with `KEY` and `ACCESS_TOKEN` set. */
function words(command: string): string[] {
  const last = command.slice(command.lastIndexOf('\ncurl') + 1);
  const script = `printf '%s\\0' ${last}`;
  const env = { KEY: 'k', ACCESS_TOKEN: 't' };
  return execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(1, -1);
}

const get = { request: { url: '{{ env.SHOP }}/x' } };

it.each<[string, Record<string, unknown>, string]>([
  ['a GET', get, 'curl https://shop.example/x'],
  [
    'bearer',
    { ...get, auth: { type: 'bearer', secret: 'KEY' } },
    'curl https://shop.example/x \\\n  -H "authorization: Bearer $KEY"',
  ],
  [
    'a key in the query',
    {
      request: { url: '{{ env.SHOP }}/x', query: { a: '1' } },
      auth: { type: 'query', parameter: 'key', secret: 'KEY' },
    },
    'curl "https://shop.example/x?a=1&key=$KEY"',
  ],
  [
    'a user',
    { ...get, auth: { type: 'basic', username: '{{ env.BOT }}', secret: 'KEY' } },
    'curl https://shop.example/x \\\n  -u "the \\$bot:$KEY"',
  ],
  [
    'tokens',
    {
      ...get,
      auth: { type: 'oauth2', tokenUrl: '{{ env.SHOP }}/t', clientId: 'bot', secret: 'KEY', scope: 'a b' },
    },
    'ACCESS_TOKEN=$(curl -s https://shop.example/t -d grant_type=client_credentials --data-urlencode ' +
      '\'scope=a b\' -u "bot:$KEY" | jq -r .access_token)\n' +
      'curl https://shop.example/x \\\n  -H "authorization: Bearer $ACCESS_TOKEN"',
  ],
])('writes %s', (_title, document, command) => {
  expect(curl(document)).toBe(command);
});

it('writes words that a shell reads as they were meant', () => {
  const note = `it's "$HOME" \`x\` \\ {a}\nnew line`;
  const command = curl(
    {
      input: { note: {} },
      request: {
        method: 'PUT',
        url: '{{ env.SHOP }}/x?q={{ input.note }}',
        headers: { 'X-A': '1' },
        body: { note: '{{ input.note }}' },
      },
      auth: { type: 'header', header: 'X-Key', secret: 'KEY' },
    },
    { note },
  );
  expect(words(command)).toEqual([
    '-X',
    'PUT',
    `https://shop.example/x?q=${encodeURIComponent(note).replaceAll("'", '%27')}`,
    '-H',
    'content-type: application/json',
    '-H',
    'idempotency-key: key-1',
    '-H',
    'x-a: 1',
    '-H',
    'x-key: k',
    '--data-raw',
    JSON.stringify({ note }),
  ]);
});

it('names what is missing', () => {
  expect(() => curl({ request: { url: '{{ env.NOPE }}/x' } })).toThrow(/NOPE/);
});
