import { expect, it } from 'vitest';
import { parseExactJson } from './readResponse.ts';

it.each([
  ['{"id":12345678901234567890}', { id: '12345678901234567890' }],
  [
    '[9007199254740991,9007199254740992,9007199254740993]',
    [9007199254740991, '9007199254740992', '9007199254740993'],
  ],
  ['{"a":{"ids":[-9007199254740993]}}', { a: { ids: ['-9007199254740993'] } }],
  ['12345678901234567.89', '12345678901234567.89'],
  ['[1e400,-1E+400]', ['1e400', '-1E+400']],
  ['[1.5e300,1e21]', [1.5e300, 1e21]],
  [
    '{"text":"12345678901234567890","n":1,"b":true,"z":null}',
    { text: '12345678901234567890', n: 1, b: true, z: null },
  ],
  ['{"n":0.1,"long":0.1234567890123456}', { n: 0.1, long: 0.1234567890123456 }],
])('keeps the digits of %s', (text, expected) => {
  expect(parseExactJson(text)).toEqual(expected);
});

it('keeps keys with the names of JavaScript members', () => {
  const text = '{"__proto__":{"a":12345678901234567890},"constructor":"x"}';
  expect(JSON.stringify(parseExactJson(text))).toBe(
    '{"__proto__":{"a":"12345678901234567890"},"constructor":"x"}',
  );
});

it('refuses what is not JSON', () => {
  expect(() => parseExactJson('{"id":12345678901234567890')).toThrow(SyntaxError);
});
