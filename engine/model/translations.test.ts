import { describe, expect, it } from 'vitest';
import { shopProject } from './fixtures/shopProject.ts';
import { parseProject } from './parseProject.ts';
import {
  isBuiltinText,
  placeholderDifference,
  textCompiles,
  textKeys,
  textPlaces,
  translationState,
} from './translations.ts';

describe('placeholderDifference', () => {
  it.each([
    [
      'the same values in another order',
      'Hi {{ slots.a }}, {{ slots.b }}',
      '{{ slots.b }} {{slots.a}}',
      undefined,
    ],
    ['a value that is lost', 'Hi {{ slots.a }}', 'Hallo', { lost: ['slots.a'], added: [] }],
    [
      'a value that is misspelt',
      '{{ slots.a }}',
      '{{ slots.aa }}',
      { lost: ['slots.a'], added: ['slots.aa'] },
    ],
    ['a value in a condition', '{% if slots.a %}x{% endif %}', 'x', { lost: ['slots.a'], added: [] }],
    ['another filter', '{{ slots.a | upcase }}', '{{ slots.a | capitalize }}', undefined],
    [
      'a value behind a filter for people',
      '{{ slots.a | money: "EUR" }}',
      'x',
      { lost: ['slots.a'], added: [] },
    ],
    ['a text that does not compile', '{{ slots.a }}', '{{ slots.a', undefined],
  ])('finds %s', (_, original, translation, expected) => {
    expect(placeholderDifference(original, translation)).toEqual(expected);
  });

  it('lets a plural text leave out its number, and have the other values in any form', () => {
    const original = { count: 'turn', one: 'One for {{ slots.a }}', other: '{{ count }} for {{ slots.a }}' };
    expect(placeholderDifference(original, { count: 'turn', other: 'Für {{ slots.a }}' })).toBeUndefined();
    expect(placeholderDifference(original, { count: 'turn', other: '{{ count }}' })?.lost).toEqual([
      'slots.a',
    ]);
  });
});

describe('textCompiles', () => {
  it.each([
    ['{{ slots.a | money: "EUR" }}, {{ slots.b | date }}', true],
    ['{{ slots.a | money: "EURO" }}', false],
    ['{{ slots.a', false],
  ])('reads %s as a text for people', (text, expected) => {
    expect(textCompiles(text)).toBe(expected);
  });
});

describe('the texts of a project', () => {
  const { project } = parseProject({
    ...shopProject,
    'dialoom.yaml': shopProject['dialoom.yaml']!.replace('[en, de]', '[en, de, de-AT, fr]'),
    'locales/de.yaml': `${shopProject['locales/de.yaml']}main.extra: Nur hier\n`,
  });

  it('are listed with those that only a translation has', () => {
    expect(textKeys(project!).at(-1)).toBe('main.extra');
  });

  it('are inherited by a region', () => {
    expect(translationState(project!, 'de-AT', 'main.greeting')).toBe('inherited');
    expect(translationState(project!, 'fr', 'main.greeting')).toBe('missing');
  });

  it('are said in states and settings', () => {
    const places = textPlaces(project!);
    expect(places.get('main.greeting')?.map(({ flow, state }) => [flow?.id, state?.id])).toEqual([
      ['main', 'greet'],
    ]);
    expect(places.get('main.extra')).toBeUndefined();
    expect(textPlaces(project!)).toBe(places);
  });

  it('may be built in, with further wordings', () => {
    expect(['dialoom.no_match', 'dialoom.no_match_7', 'main.greeting'].map(isBuiltinText)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
