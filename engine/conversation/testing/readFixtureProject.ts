import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseProject } from '../../model/parseProject.ts';
import type { Project } from '../../model/project.ts';

/** Reads a project of `engine/machine/fixtures`. For tests: faults in it throw. */
export function readFixtureProject(name: string): Project {
  const root = fileURLToPath(new URL(`../../machine/fixtures/${name}/`, import.meta.url));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]);
  const { project, problems } = parseProject(Object.fromEntries(files));
  if (project === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  return project;
}
