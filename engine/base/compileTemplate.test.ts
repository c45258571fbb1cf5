import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './appError.ts';
import {
  compilePlainTemplate,
  compileTemplate,
  createTemplateEngine,
  templateLimits,
} from './compileTemplate.ts';
import type { JsonObject } from './json.ts';

const engine = createTemplateEngine();

function byEngine(source: string, context: JsonObject): string {
  return String(engine.renderSync(engine.parse(source), context, { strictVariables: false }));
}

function plainly(source: string, context: JsonObject): string | undefined {
  return compilePlainTemplate(source, templateLimits.output)?.(context);
}

describe('compilePlainTemplate', () => {
  it.each([
    '{{ a | upcase }}',
    '{{- a }}',
    '{% if a %}b{% endif %}',
    '{{ a.size }}',
    '{{ empty }}',
    '{{ a[0] }}',
    '{{ "text" }}',
    '{{ 3 }}',
  ])('leaves %s to the engine', (source) => {
    expect(compilePlainTemplate(source, 100)).toBeUndefined();
  });

  it.each<[JsonObject, number]>([
    [{ a: ['x'] }, 100],
    [{ a: { b: 1 } }, 100],
    [{ a: 'too long' }, 5],
  ])('leaves %j to the engine', (context, longest) => {
    expect(compilePlainTemplate('{{ a }}', longest)?.(context)).toBeUndefined();
  });

  it('returns the same text as the engine', () => {
    const name = fc.constantFrom('a', 'b', '_c', 'constructor', 'toString', '__proto__');
    const value = fc.letrec<{ json: unknown; object: JsonObject }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, false, 0, -1.5, 1e21, '', 'Ada <b>', '{{ b }}'),
        tie('object'),
      ),
      object: fc.dictionary(
        fc.constantFrom('a', 'b', '_c', 'constructor'),
        tie('json'),
      ) as fc.Arbitrary<JsonObject>,
    })).object;
    const part = fc.oneof(
      fc.constantFrom('Order ', ' {', '} ', '\n', 'ß'),
      fc
        .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), fc.constantFrom('', ' ', '\t', '\n'))
        .map(([path, space]) => `{{${space}${path.join('.')}${space}}}`),
    );
    const source = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
    let compared = 0;
    fc.assert(
      fc.property(source, value, (template, context) => {
        const text = plainly(template, context);
        if (text === undefined) return;
        compared += 1;
        expect(text).toBe(byEngine(template, context));
      }),
      { numRuns: 1_000 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

const context: JsonObject = {
  slots: {
    name: 'Ada <b>',
    n: 3,
    f: 2.5,
    none: null,
    list: ['a', 'b'],
    order: { id: 'A1' },
    day: '2026-03-04',
  },
};

function render(source: string, values: JsonObject = context): string {
  return compileTemplate(source).render(values);
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('compileTemplate', () => {
  it.each([
    ['Hello {{ slots.name }}!', 'Hello Ada <b>!'],
    ['{{ slots.n }}/{{ slots.f }}', '3/2.5'],
    ['[{{ slots.none }}{{ slots.missing }}{{ nothing.at.all }}]', '[]'],
    ['{{ slots.list | join: ", " }}', 'a, b'],
    ['{{ slots.order }}', '{"id":"A1"}'],
    ['{% if slots.n == 3 %}three{% else %}other{% endif %}', 'three'],
    ['{% for x in slots.list %}{{ x | upcase }}{% endfor %}', 'AB'],
    ['{{ slots.missing | default: "nobody" }}', 'nobody'],
    ['{{ slots.day | date: "%d.%m.%Y" }}', '04.03.2026'],
    ['{{ "2026-03-04T23:30:00" | date: "%Y-%m-%d %H:%M" }}', '2026-03-04 23:30'],
    ['{{ slots.constructor }}{{ slots.list.constructor }}', ''],
  ])('renders %s', (source, expected) => {
    expect(render(source)).toBe(expected);
  });

  it.each([
    '{{ a',
    '{% if %}',
    '{% if a %}',
    '{{ a | no_such_filter }}',
    '{% include "x" %}',
    '{% render "x" %}',
  ])('rejects %s when compiling', (source) => {
    expect(codeOf(() => compileTemplate(source))).toBe('TEMPLATE_SYNTAX');
  });

  it('reads neither the clock nor randomness', () => {
    expect(codeOf(() => render('{{ "now" | date: "%Y" }}'))).toBe('TEMPLATE_FAILED');
    expect(codeOf(() => render('{% assign t = "today" %}{{ t | date_to_xmlschema }}'))).toBe(
      'TEMPLATE_FAILED',
    );
    expect(codeOf(() => compileTemplate('{{ slots.list | sample }}'))).toBe('TEMPLATE_SYNTAX');
  });

  it('names missing variables in strict mode, except where the template tests for them', () => {
    const strict = compileTemplate('{{ slots.missing }}', { strict: true });
    expect(() => strict.render(context)).toThrow(/undefined variable: slots\.missing/);
    expect(compileTemplate('{% if slots.missing %}x{% endif %}', { strict: true }).render(context)).toBe('');
  });

  it('lists the variables it reads', () => {
    const { variables } = compileTemplate(
      '{{ env.URL }}/{{ input.order.id }}{% for x in input.list %}{{ x.y }}{% endfor %}{% assign z = 1 %}{{ z }}',
    );
    expect(variables).toEqual(['env.URL', 'input.list', 'input.order.id']);
  });

  it.each([
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}',
    '{% assign s = "xxxxxxxxxxxxxxxx" %}{% for i in (1..40) %}{% assign s = s | append: s %}{% endfor %}{{ s }}',
    `{% for i in (1..9999) %}${'x'.repeat(99)}{% endfor %}`,
    `{% capture c %}{% for i in (1..9999) %}${'x'.repeat(99)}{% endfor %}{% endcapture %}ok`,
  ])('stops a template whose output grows without bounds: %s', (source) => {
    expect(codeOf(() => render(source))).toBe('TEMPLATE_FAILED');
  });

  it('encodes every inserted value for a URL, and nothing else', () => {
    const template = compileTemplate('/a b/{{ v }}?x={{ v }}', { encodeUri: true });
    expect(template.render({ v: '../x?y#z&ä%2f' })).toBe(
      '/a b/..%2Fx%3Fy%23z%26%C3%A4%252f?x=..%2Fx%3Fy%23z%26%C3%A4%252f',
    );
    expect(codeOf(() => compileTemplate('{{ v | raw }}', { encodeUri: true }))).toBe('TEMPLATE_SYNTAX');
    expect(compileTemplate('{% echo v %}', { encodeUri: true }).render({ v: '/' })).toBe('%2F');
  });

  it('an inserted value never adds a part to a URL', () => {
    const template = compileTemplate('{{ v }}', { encodeUri: true });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (v) => {
        expect(template.render({ v })).not.toMatch(/[/?#&@:\\]/);
        expect(decodeURIComponent(template.render({ v }))).toBe(v);
      }),
    );
  });

  it('never throws anything but an AppError', () => {
    const token = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      'if',
      'endif',
      'slots.n',
      '|',
      'upcase',
      ':',
      '"a"',
      'for',
      'in',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        expect(['no error', 'TEMPLATE_SYNTAX', 'TEMPLATE_FAILED']).toContain(
          codeOf(() => render(tokens.join(' '))),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
