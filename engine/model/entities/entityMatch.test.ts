import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allMatches } from './entityMatch.ts';

it('finds what matchAll finds, every time', () => {
  const expressions = [/\d+/gu, /a|(?<b>b+)/giu, /(?<!a)b*/gu, /\p{L}/gu].map(
    (one) => [one, new RegExp(one)] as const,
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'B', '1', ' ', 'ä', '😀') }), (text) => {
      for (const [ours, theirs] of expressions) {
        const found = allMatches(text, ours).map(({ 0: whole, index, groups }) => [whole, index, groups?.b]);
        expect(found).toEqual(
          [...text.matchAll(theirs)].map(({ 0: whole, index, groups }) => [whole, index, groups?.b]),
        );
      }
    }),
  );
});
