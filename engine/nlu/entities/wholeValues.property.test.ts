// What holds for every kind of value, whatever the text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../base/json.ts';
import { builtinNames } from '../../model/entities/builtin/builtins.ts';
import { compileEntityExtractor } from '../compileEntityExtractor.ts';
import { builtins } from '../fixtures/valuesOf.ts';
import { march5, measureValues } from './accuracy/measureValues.ts';

const languages = ['en', 'de', 'es', 'fr', 'it', 'pt'] as const;
const find = compileEntityExtractor(builtins(...builtinNames));
const mentionsOf = (text: string, locale: string) => find(text, { locale, now: march5 });
const expressions = languages.map((locale) => ({
  locale,
  texts: measureValues(`values.${locale}.yaml`).map(({ text }) => text),
}));

/** Kinds whose values do not depend on the words around them. */
const alone = ['money', 'email', 'time', 'address', 'duration'] as const;

test.each(alone)('the text of the span alone gives the same value: %s', (kind) => {
  for (const { locale, texts } of expressions) {
    for (const text of texts) {
      for (const mention of mentionsOf(text, locale)) {
        if (mention.entity !== kind) continue;
        const again = mentionsOf(mention.text, locale).filter(({ entity }) => entity === kind);
        expect([text, again.map(({ value }) => value)]).toEqual([text, [mention.value]]);
      }
    }
  }
});

test('the span is exactly the evidence: it has no space or comma at its ends', () => {
  for (const { locale, texts } of expressions)
    for (const text of texts)
      for (const mention of mentionsOf(text, locale))
        expect([text, mention.text]).toEqual([text, mention.text.replace(/^[\s,;]+|[\s,;]+$/g, '')]);
});

const amount = fc.constantFrom('three', '20', '2.5', 'five hundred', 'a thousand', '1,200');
const tail = fc.constantFrom('hundreds', 'dozen', 'and a third', 'point', 'thousands');

test('a number before a word that could belong to it is not found', () => {
  fc.assert(
    fc.property(amount, fc.constantFrom('hundreds', 'dozen', 'thirds', 'thousands'), (number, word) => {
      expect(valuesOf(`${number} ${word}`, 'number')).toEqual([]);
    }),
  );
});

test('an amount next to digits that could belong to it is not found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), amount, (digits, number) => {
      expect(valuesOf(`${digits} ${number} dollars`, 'money').every((value) => value !== digits)).toBe(true);
      expect(valuesOf(`between ${digits} and ${number} dollars`, 'money')).toEqual([]);
    }),
  );
});

test('a date next to a word that could belong to it is not found', () => {
  const date = fc.constantFrom('Monday', '5 May', 'May 5', 'Friday');
  const head = fc.constantFrom(
    'every',
    'the third',
    'two weeks after every',
    'mid',
    'the end of',
    'before',
    'each',
  );
  const after = fc.constantFrom('week', 'fortnight', 'month', '7', 'ago', '- 12');
  fc.assert(
    fc.property(date, head, after, (day, before, behind) => {
      expect(valuesOf(`${before} ${day}`, 'date')).toEqual([]);
      expect(valuesOf(`${day} ${behind}`, 'date')).toEqual([]);
    }),
  );
});

test('what is said in more than a number is none, or all of it', () => {
  fc.assert(
    fc.property(amount, tail, (number, rest) => {
      const text = `${number} ${rest}`;
      const found = mentionsOf(text, 'en').filter(({ entity }) => entity === 'number');
      expect(found.every((mention) => mention.text === text)).toBe(true);
    }),
  );
});

test('an address of e-mail with something before it that could belong to it is not found', () => {
  const name = fc.constantFrom('maria', 'ben', 'quentin', 'zoltan');
  fc.assert(
    fc.property(name, name, (first, second) => {
      expect(valuesOf(`${first} ${second} at example dot com`, 'email')).toEqual([]);
    }),
  );
});

test('a day is that of the moment in UTC, on both sides of midnight', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000, max: 30_000 }),
      fc.integer({ min: 0, max: 86_399_999 }),
      (day, rest) => {
        const now = day * 86_400_000 + rest;
        const values = find('today, tomorrow', { locale: 'en', now }).map(({ value }) => value);
        expect(values).toEqual([iso(day), iso(day + 1)]);
      },
    ),
  );
});

function iso(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function valuesOf(text: string, kind: string): readonly Json[] {
  return mentionsOf(text, 'en')
    .filter(({ entity }) => entity === kind)
    .map(({ value }) => value);
}
