import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { action } from '../../model/action.ts';
import { entity } from '../../model/entity.ts';
import { flow } from '../../model/flow.ts';
import { intent } from '../../model/intent.ts';
import { locale } from '../../model/locale.ts';
import type { Project } from '../../model/project.ts';
import { projectManifest } from '../../model/projectManifest.ts';

/** Reads a project of `engine/machine/fixtures`. Only for tests: mistakes in it are exceptions. */
export function readFixtureProject(name: string): Project {
  const root = new URL(`../../machine/fixtures/${name}/`, import.meta.url);
  const read = <T>(path: string, schema: z.ZodType<T>): T =>
    schema.parse(parse(readFileSync(new URL(path, root), 'utf8')));
  const readAll = <T>(folder: string, schema: z.ZodType<T>, suffix: string): Record<string, T> =>
    Object.fromEntries(
      readdirSync(new URL(folder, root))
        .sort()
        .map((file) => [file.slice(0, -suffix.length), read(`${folder}/${file}`, schema)]),
    );
  return {
    manifest: read('dialoom.yaml', projectManifest),
    flows: readAll('flows', flow, '.flow.yaml'),
    layouts: {},
    intents: readAll('nlu/intents', intent, '.yaml'),
    entities: readAll('nlu/entities', entity, '.yaml'),
    actions: readAll('actions', action, '.yaml'),
    locales: readAll('locales', locale, '.yaml'),
    knowledge: [],
  };
}
