import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openProjectFolder } from './openProjectFolder.ts';
import { packageRoot } from './packageRoot.ts';

/** Folder of the templates that ship with Dialoom; each is a whole project. */
export const templatesFolder: string = join(packageRoot, 'templates');

/** What a template offers, for choosing one. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly flows: number;
  readonly intents: number;
  readonly actions: number;
}

/** Ids of all templates, sorted. */
export async function listTemplateIds(): Promise<readonly string[]> {
  const entries = await readdir(templatesFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(templatesFolder, entry.name, 'dialoom.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** All templates, the richest first. */
export async function listTemplates(): Promise<readonly Template[]> {
  const templates = await Promise.all((await listTemplateIds()).map(describe));
  return templates.sort((a, b) => b.flows - a.flows || a.id.localeCompare(b.id));
}

async function describe(id: string): Promise<Template> {
  const { project } = await openProjectFolder(join(templatesFolder, id));
  return {
    id,
    name: project.manifest.name,
    description: project.manifest.description ?? '',
    flows: Object.keys(project.flows).length,
    intents: Object.keys(project.intents).length,
    actions: Object.keys(project.actions).length,
  };
}
