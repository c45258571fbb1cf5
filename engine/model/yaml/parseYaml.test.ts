import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryChoices, arbitraryDocument } from '../fixtures/arbitraryYaml.ts';
import { styledYaml } from '../fixtures/styledYaml.ts';
import { composeYaml } from './composeYaml.ts';
import { parseYaml } from './parseYaml.ts';
import { splitYaml } from './splitYaml.ts';

const errorOf = (text: string) => {
  const result = parseYaml(text, 'x.yaml');
  return result.ok ? undefined : result.error.toJSON();
};

describe('parseYaml', { timeout: 60_000 }, () => {
  it('parses the same from pieces as from the whole, including broken texts', () => {
    fc.assert(
      fc.property(
        arbitraryDocument,
        arbitraryChoices,
        fc.nat(),
        fc.nat({ max: 20 }),
        (value, choices, at, length) => {
          const { text } = styledYaml(value, choices);
          const start = at % (text.length + 1);
          for (const candidate of [text, text.slice(0, start) + text.slice(start + length)]) {
            expect(
              splitYaml(candidate)
                .map((part) => part.text)
                .join(''),
            ).toBe(candidate);
            const whole = composeYaml(candidate, 'x.yaml');
            const parsed = parseYaml(candidate, 'x.yaml');
            expect(parsed.ok).toBe(whole.ok);
            if (parsed.ok && whole.ok) expect(parsed.value.value).toEqual(whole.value.value);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('locates values in pieces as in the whole', () => {
    const text =
      '# head\nid: x\nstates:\n  # one\n  - id: a\n    on:\n      next: b\n\n  - id: b\nname: X\nlist:\n- 1\n- two: 2\n';
    const parsed = parseYaml(text, 'x.yaml');
    if (!parsed.ok) throw parsed.error;
    expect(parsed.value.parts).toHaveLength(6);
    const { locate } = parsed.value;
    expect(locate(['states', 0, 'on', 'next'])).toEqual({ line: 7, column: 7 });
    expect(locate(['states', 1])).toEqual({ line: 9, column: 5 });
    expect(locate(['states', 1, 'kind'])).toEqual({ line: 9, column: 5 });
    expect(locate(['name'])).toEqual({ line: 10, column: 1 });
    expect(locate(['list', 1, 'two'])).toEqual({ line: 13, column: 3 });
    expect(locate(['nothing'])).toEqual({ line: 2, column: 1 });
    expect(locate([])).toEqual({ line: 2, column: 1 });
  });

  it('reuses unchanged parts by identity', () => {
    const first = parseYaml('states:\n  - { id: a }\n  - { id: b }\n', 'x.yaml');
    if (!first.ok) throw first.error;
    const second = parseYaml('states:\n  - { id: a }\n  - { id: c }\n', 'x.yaml', first.value);
    if (!second.ok) throw second.error;
    const states = (value: unknown) => (value as { states: unknown[] }).states;
    expect(states(second.value.value)[0]).toBe(states(first.value.value)[0]);
    expect(states(second.value.value)[1]).toEqual({ id: 'c' });
  });

  it.each([
    ['a: 1\nb: "x\nc: 2\n', 'YAML_SYNTAX', 2],
    ['a: 1\n\tb: 2\n', 'YAML_SYNTAX', 2],
    ['a: 1\nb:\n   c: 1\n  d: 1\n', 'YAML_SYNTAX', 4],
    ['a: 1\nb: 2\na: 3\n', 'YAML_DUPLICATE_KEY', 3],
    ['a: &x 1\nb: *x\n', 'YAML_UNSUPPORTED', 1],
    ['a: !!set {}\n', 'YAML_UNSUPPORTED', 1],
    ['? a\n: 1\n', 'YAML_UNSUPPORTED', 1],
    ['a: [b: 1]\n', 'YAML_UNSUPPORTED', 1],
    ['a: 1\n---\nb: 1\n', 'YAML_UNSUPPORTED', 2],
    ['__proto__: 1\n', 'YAML_UNSUPPORTED', 1],
  ])('rejects %j', (text, code, line) => {
    expect(errorOf(text)).toMatchObject({ code, location: { file: 'x.yaml', line } });
  });

  it('rejects what would exhaust memory or stack', () => {
    const bomb = [
      'a0: &a0 [x,x]',
      ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i}]`),
    ];
    expect(errorOf(bomb.join('\n'))).toMatchObject({ code: 'YAML_UNSUPPORTED' });
    expect(errorOf(`a: ${'['.repeat(100)}${']'.repeat(100)}`)).toMatchObject({ code: 'YAML_TOO_DEEP' });
    expect(errorOf(`a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toMatchObject({ code: 'YAML_TOO_DEEP' });
    expect(errorOf('a'.repeat(5_000_001))).toMatchObject({ code: 'YAML_TOO_LARGE' });
  });
});
