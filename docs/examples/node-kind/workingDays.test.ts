import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, createEngine } from 'dialoom/engine';
import { runFixture } from 'dialoom/node-sdk';
import { describe, expect, it } from 'vitest';
import { talk } from './main.ts';
import { workingDays } from './workingDays.ts';

describe('a node kind from outside', () => {
  it.each(workingDays.fixtures)('$title', (fixture) => {
    expect(runFixture(workingDays, fixture)).toMatchObject(fixture.expect);
  });

  it('runs in a conversation together with the built-in kinds', async () => {
    expect(await talk(['on 2026-03-05'])).toEqual(['When did you order?', 'It arrives on March 10, 2026.']);
  });

  it('is unknown to an engine without it', async () => {
    const files = {
      'dialoom.yaml': 'dialoom: 2\nname: Shop\nlocales: [en]\ndefaultLocale: en\nentryFlow: main\n',
      'flows/main.flow.yaml': 'id: main\nname: Main\nstates:\n  - { id: begin, kind: working_days }\n',
    };
    await expect(createEngine({ files })).rejects.toBeInstanceOf(AppError);
  });

  it('is what the guide shows', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../guide/writing-a-node-kind.md'), 'utf8');
    const shown = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
    const sources = ['workingDays.ts', 'main.ts'].map((name) =>
      readFileSync(join(import.meta.dirname, name), 'utf8'),
    );
    expect(shown).toHaveLength(2);
    for (const code of shown) expect(sources.some((source) => source.includes(code))).toBe(true);
  });

  it('uses only the public entry points', () => {
    const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts'));
    const imported = sources.flatMap((name) =>
      [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/ from '([^']+)'/g)].map(
        ([, from = '']) => from,
      ),
    );
    expect(imported).toContain('dialoom/engine');
    expect(imported.filter((from) => from.startsWith('..') || from.includes('/engine/'))).toEqual([]);
  });
});
