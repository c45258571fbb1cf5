import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AppError } from '../base/appError.ts';
import { compileTemplate } from '../base/compileTemplate.ts';
import { buildUrl, parseUrlTemplate } from './buildUrl.ts';
import { environmentOf } from './fixtures/testService.ts';

import { readEnvironment } from './readEnvironment.ts';

const environment = readEnvironment(environmentOf({ variables: { SHOP: {} } }), {
  SHOP: 'https://shop.example/v1',
});

function urlMaker(template: string): (input: Record<string, string>) => URL {
  const { base, rest } = parseUrlTemplate(template);
  const query = [['q', compileTemplate('{{ input.a }}')]] as const;
  const parts = { base, rest: compileTemplate(rest, { encodeUri: true }), query };
  return (input) => buildUrl(parts, { input }, environment);
}

it('host, path and number of parameters are fixed, whatever a customer says', () => {
  const urlOf = urlMaker('{{ env.SHOP }}/orders/{{ input.a }}/{{ input.b }}-x/end?k={{ input.b }}');
  const evil = fc.stringMatching(/^[./\\?#&%:@a2eEfF\n\t -]{0,8}$/);
  const text = fc.oneof(
    evil,
    fc.string({ unit: 'binary' }),
    fc.constantFrom('..', '.', '%2e%2e', '\u2024\u2024', '//evil', '\ud800'),
  );
  fc.assert(
    fc.property(text, text, (a, b) => {
      let url: URL;
      try {
        url = urlOf({ a, b });
      } catch (error) {
        // Rejecting is fine, but only with an error of our own.
        expect((error as AppError).code).toMatch(/^(ACTION_URL_INVALID|TEMPLATE_FAILED)$/);
        return;
      }
      expect(url.origin).toBe('https://shop.example');
      const parts = url.pathname.split('/');
      expect(parts).toHaveLength(6);
      expect([parts[1], parts[2], parts[5]]).toEqual(['v1', 'orders', 'end']);
      expect(decodeURIComponent(parts[3]!)).toBe(a);
      expect(decodeURIComponent(parts[4]!)).toBe(`${b}-x`);
      expect(url.searchParams.get('k')).toBe(b);
      expect(url.searchParams.getAll('q')).toEqual([a]);
      expect([...url.searchParams.keys()]).toEqual(['k', 'q']);
      expect(url.hash).toBe('');
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['{{ env.SHOP }}', 'https://shop.example/v1'],
  ['{{env.SHOP}}/', 'https://shop.example/v1/'],
  ['{{- env.SHOP -}}?a=1', 'https://shop.example/v1?a=1'],
  ['HTTP://Other.example:8080/x#part', 'http://other.example:8080/x'],
])('turns %s into %s', (template, expected) => {
  expect(urlMaker(template)({ a: '' }).href).toBe(expected);
});
