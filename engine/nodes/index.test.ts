import * as icons from '@tabler/icons-react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FieldDescriptor } from '../kit/forms/fieldDescriptor.ts';
import { runFixture } from '../kit/runFixture.ts';
import { commonStateKeys } from '../model/documents/flow.ts';
import { identifier } from '../model/identifier.ts';
import { answerTo } from '../readings/answerTo.ts';
import { nodeRegistry } from './index.ts';

/** The keys of an object schema, whatever wraps it. */
function keysOf(schema: unknown): readonly string[] {
  return Object.keys(unwrap(schema).shape);
}

function unwrap(schema: unknown): z.ZodObject {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  if (inner instanceof z.ZodArray) return unwrap(inner.element);
  if (inner instanceof z.ZodObject) return inner;
  throw new Error('Not an object schema');
}

function referencedPaths(field: FieldDescriptor): readonly string[] {
  if (field.type === 'state') return [field.flowPath];
  if (field.type === 'expressions' && field.actionPath !== undefined) return [field.actionPath];
  return [];
}

const iconOf = (name: string): string =>
  `Icon${name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`;

describe.each([...nodeRegistry.values()].map((kind) => [kind.kind, kind] as const))('%s', (_, kind) => {
  it('has defaults that parse', () => {
    expect(kind.bind(kind.defaults)).toMatchObject({ ok: true });
  });

  it('is found by other words than its name', () => {
    expect(kind.keywords.length).toBeGreaterThan(0);
    expect(kind.keywords).toEqual(kind.keywords.map((word) => word.toLowerCase()));
    expect(new Set(kind.keywords).size).toBe(kind.keywords.length);
  });

  it('rejects an unknown key', () => {
    expect(kind.bind({ ...kind.defaults, surely_unknown: 1 }).ok).toBe(false);
  });

  it('does not redefine the common keys of a state', () => {
    expect(keysOf(kind.schema).filter((key) => (commonStateKeys as readonly string[]).includes(key))).toEqual(
      [],
    );
  });

  it('has outcomes with unique ids, and labels', () => {
    const bound = kind.bind(kind.defaults);
    if (!bound.ok) throw new Error('defaults do not parse');
    const { outcomes } = bound.value;
    expect(new Set(outcomes.map((outcome) => outcome.id)).size).toBe(outcomes.length);
    for (const outcome of outcomes) {
      expect(identifier.safeParse(outcome.id).success).toBe(true);
      expect(outcome.label).not.toBe('');
    }
    expect(bound.value.summary).not.toBe('');
  });

  it('has a field for each key of its data, and no others', () => {
    const keys = keysOf(kind.schema);
    expect(kind.fields.map((field) => field.path).sort()).toEqual([...keys].sort());
    for (const field of kind.fields) {
      for (const path of referencedPaths(field)) expect(keys).toContain(path);
      if (field.type !== 'objects') continue;
      const itemKeys = keysOf(unwrap(kind.schema).shape[field.path]);
      expect(field.fields.map((item) => item.path).sort()).toEqual([...itemKeys].sort());
    }
  });

  it('has lists whose new items are valid', () => {
    for (const field of kind.fields) {
      if (field.type !== 'objects') continue;
      const data = { ...kind.defaults, [field.path]: [field.create(1), field.create(2)] };
      expect(kind.bind(data)).toMatchObject({ ok: true });
    }
  });

  it('has a description of one sentence, and an icon that exists', () => {
    expect(kind.description).toMatch(/^[A-Z].*\.$/);
    expect(kind.label).not.toBe('');
    expect(icons).toHaveProperty(iconOf(kind.icon));
  });

  it('has examples', () => {
    expect(kind.fixtures.length).toBeGreaterThan(0);
  });

  it.each(kind.fixtures.map((fixture) => [fixture.title, fixture] as const))('%s', (_title, fixture) => {
    expect(runFixture(kind, fixture, answerTo)).toMatchObject(fixture.expect);
  });
});
