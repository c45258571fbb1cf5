import { describe, expect, it } from 'vitest';
import { AppError } from '../../base/appError.ts';
import { shopProject } from '../fixtures/shopProject.ts';
import { shopProjectVersion1 } from '../fixtures/shopProjectVersion1.ts';
import { parseProject } from '../parseProject.ts';
import { migrateProject, revertMigration } from './migrateProject.ts';
import { toVersion2 } from './toVersion2.ts';

const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.toJSON();
  }
  return undefined;
};

describe('migrateProject', () => {
  it('migrates version 1: the same project, comments kept, other files untouched', () => {
    const result = migrateProject(shopProjectVersion1);
    expect(result.from).toBe(1);
    expect(result.to).toBe(2);
    expect(result.changed).toEqual(['dialoom.yaml', 'flows/returns.flow.yaml', 'flows/returns.layout.json']);
    expect(result.files['flows/returns.flow.yaml']).toBe(`id: returns
name: Return an item
triggers: [return_item]
states:
  # Where it begins.
  - id: start
    kind: start
    on: { next: ask_order } # at once
  - id: ask_order
    kind: collect
    on: # the ways out
      # Found in the message.
      next: look_up # first try
      no_match: person # they insist # and are right
    slot: order_id
    prompt: $returns.ask_order
  - id: look_up
    kind: message
    text: Looking it up.
    on:
      # Straight on.
      next: person
  - id: person
    kind: escalate
    reason: Needs a look
    on: {}
`);
    const parsed = parseProject(result.files);
    expect(parsed.problems).toEqual([]);
    expect(parsed.project?.layouts.returns).toEqual({
      states: { start: { x: 0, y: 0 }, ask_order: { x: 200, y: 40 } },
    });
    expect(result.files['dialoom.yaml']).toContain('dialoom: 2 # format\n');
  });

  it('can be reversed without loss', () => {
    const down = revertMigration(migrateProject(shopProjectVersion1).files, toVersion2);
    expect(down['dialoom.yaml']).toBe(shopProjectVersion1['dialoom.yaml']);
    expect(down['flows/returns.flow.yaml']).toContain(
      '    transitions: [{ on: next, to: ask_order }] # at once\n',
    );
    const again = migrateProject(down);
    expect(parseProject(again.files).project).toEqual(
      parseProject(migrateProject(shopProjectVersion1).files).project,
    );
    const current = revertMigration(shopProject, toVersion2);
    expect(parseProject(migrateProject(current).files).project).toEqual(parseProject(shopProject).project);
  });

  it('keeps CRLF', () => {
    const flow = 'flows/returns.flow.yaml';
    const crlf = { ...shopProjectVersion1, [flow]: shopProjectVersion1[flow]!.replaceAll('\n', '\r\n') };
    const migrated = migrateProject(crlf).files[flow]!;
    expect(migrated).toBe(migrateProject(shopProjectVersion1).files[flow]!.replaceAll('\n', '\r\n'));
    const back = revertMigration({ ...shopProject, [flow]: migrated }, toVersion2)[flow]!;
    expect(back.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('leaves a current project unchanged, and one whose version cannot be read', () => {
    expect(migrateProject(shopProject)).toEqual({ files: shopProject, from: 2, to: 2, changed: [] });
    const broken = { ...shopProject, 'dialoom.yaml': 'dialoom: [' };
    expect(migrateProject(broken)).toEqual({ files: broken, from: undefined, to: 2, changed: [] });
  });

  it('rejects a project of a later Dialoom', () => {
    const later = {
      ...shopProject,
      'dialoom.yaml': shopProject['dialoom.yaml']!.replace('dialoom: 2', 'dialoom: 3'),
    };
    expect(codeOf(() => migrateProject(later))).toMatchObject({
      code: 'MODEL_VERSION_TOO_NEW',
      message: 'The project has document format 3; this version of Dialoom supports formats up to 2',
      remedy: 'Update Dialoom, then open the project again; nothing was changed',
    });
  });

  it.each([
    ['to: ask_order', 'to: [x]', 8],
    ['{ on: next, to: ask_order }', '{ on: next, to: a }, { on: next, to: b }', 8],
    ['kind: escalate', 'on: {}', 29],
    ['kind: escalate', 'kind: "escalate', 27],
  ])('rejects what it cannot convert without loss: %s -> %s', (from, to, line) => {
    const flow = 'flows/returns.flow.yaml';
    const files = { ...shopProjectVersion1, [flow]: shopProjectVersion1[flow]!.replace(from, to) };
    expect(codeOf(() => migrateProject(files))).toMatchObject({
      code: 'MODEL_MIGRATION_BLOCKED',
      location: { file: flow, line },
    });
  });
});
