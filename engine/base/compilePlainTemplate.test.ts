import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePlainTemplate } from './compilePlainTemplate.ts';
import type { JsonObject } from './json.ts';
import { createTemplateEngine, templateLimits } from './templateEngine.ts';

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

  it('gives the text that the engine gives', () => {
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
