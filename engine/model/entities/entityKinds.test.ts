import { expect, it, vi } from 'vitest';
import { documentProse } from '../../../scripts/lib/docs/documentFields.ts';
import { checkProject } from '../../check/checkProject.ts';
import { extractEntities } from '../../nlu/fixtures/extractEntities.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { shopProject } from '../fixtures/shopProject.ts';
import { parseProject } from '../parseProject.ts';
import { defineEntityKind } from './defineEntityKind.ts';

vi.mock('./index.ts', async (original) => {
  const { entityKinds } = await original<typeof import('./index.ts')>();
  // The one line of a new kind; its folder is fixtures/prefixed.
  const { prefixedKind } = await import('./fixtures/prefixed/prefixedKind.ts');
  return { entityKinds: [...entityKinds, prefixedKind] };
});

const context = { locale: 'en', now: 0 };

function projectWith(sku: string) {
  return parseProject({ ...shopProject, 'nlu/entities/sku.yaml': sku });
}

it('a new kind of entity is a folder and a line: schema, recognition, checks and reference follow', () => {
  const parsed = projectWith('id: sku\nname: Article\ntype: prefixed\nprefix: SKU-\n');
  expect(parsed.problems).toEqual([]);
  const { entities = {} } = parsed.project ?? {};
  expect(extractEntities(entities, 'I want SKU-4711 in red', context)).toEqual([
    { entity: 'sku', value: '4711', text: 'SKU-4711', start: 7, end: 15 },
  ]);
  expect(documentProse.entity.fields).toMatchObject({ prefix: 'What stands before the digits.' });
  expect(documentProse.entity.fields.type).toContain('behind a prefix (`prefixed`)');
});

it('rejects keys that the schema of the new kind does not have', () => {
  const parsed = projectWith('id: sku\nname: Article\ntype: prefixed\npatterns: [a]\n');
  expect(parsed.problems.map(({ code }) => code)).toContain('NLU_ENTITY_INVALID');
});

it('reports what the new kind finds wrong', () => {
  const { project, documents } = projectWith('id: sku\nname: Article\ntype: prefixed\nprefix: A1-\n');
  const problems = checkProject({
    project: project!,
    registry: nodeRegistry,
    locate: (file, path) => documents[file]?.locate(path),
  });
  expect(problems.map(({ code }) => code)).toContain('NLU_ENTITY_PATTERN_INVALID');
});

it('does not compile without a way to find values', () => {
  const half = { type: 'half', found: 'never', shape: {}, fields: {} } as const;
  // @ts-expect-error A kind says how its values are found.
  expect(defineEntityKind(half).type).toBe('half');
});
