import { parse, stringify } from 'yaml';
import type { ProjectFiles } from '../../../engine/model/project.ts';

/** A project that a page builds, and the suites that it runs on it. */
export interface DocProject {
  readonly name: string;
  /** Its base: a template, or the behaviour catalogue; null: none. */
  readonly base: string | null;
  readonly files: readonly DocFile[];
  /** Texts of suites, in the order of the page. */
  readonly suites: readonly string[];
}

/** A file as a page shows it. */
export interface DocFile {
  readonly path: string;
  readonly text: string;
  /** True: it shows only additions to the file of the base. */
  readonly merge: boolean;
}

const known = new Set(['project', 'file', 'base', 'merge', 'test']);

/**
 * Finds the examples of a page: fenced blocks ```` ```yaml project=shop file=flows/main.flow.yaml ```` make up a
 * project, and each ```` ```yaml test=shop ```` is a suite that is run on it.
 *
 * @throws Error that names a malformed block.
 */
export function docExamples(page: string): readonly DocProject[] {
  const projects = new Map<string, { base: string | null; files: DocFile[]; suites: string[] }>();
  const projectOf = (name: string) => {
    const project = projects.get(name) ?? { base: null, files: [], suites: [] };
    projects.set(name, project);
    return project;
  };
  for (const [, indent = '', info = '', body = ''] of page.matchAll(/^( *)```([^`\n]*)\n(.*?)^ *```$/gms)) {
    if (!info.includes('=')) continue;
    const words = info.trim().split(/\s+/).slice(1);
    const attributes = new Map(words.map((word) => [word.split('=', 1)[0] ?? '', after(word)]));
    const odd = [...attributes.keys()].find((name) => !known.has(name));
    const [name, file, suite] = ['project', 'file', 'test'].map((key) => attributes.get(key));
    if (odd !== undefined || (suite === undefined) === (name === undefined || file === undefined))
      throw new Error(`An example must say project= and file=, or test=: ${info}`);
    const text = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    if (suite !== undefined) projectOf(suite).suites.push(text);
    else {
      const project = projectOf(name ?? '');
      project.base = attributes.get('base') ?? project.base;
      project.files.push({ path: file ?? '', text, merge: attributes.has('merge') });
    }
  }
  return [...projects].map(([name, project]) => ({ name, ...project }));
}

/**
 * The files of a project.
 *
 * @param base - The files of its base, without suites.
 * @throws Error if a file adds to a missing one.
 */
export function docProjectFiles(project: DocProject, base: ProjectFiles): ProjectFiles {
  const files: Record<string, string> = { ...base };
  for (const { path, text, merge } of project.files) {
    if (!merge) files[path] = text;
    else {
      const before = files[path];
      if (before === undefined) throw new Error(`${path} adds to a file that ${project.name} does not have`);
      files[path] = stringify(merged(parse(before), parse(text)));
    }
  }
  project.suites.forEach((text, index) => {
    files[`tests/example_${index + 1}.test.yaml`] = text;
  });
  return files;
}

/** Maps are merged, anything else is replaced. */
function merged(before: unknown, added: unknown): unknown {
  if (!isMap(before) || !isMap(added)) return added;
  const keys = new Set([...Object.keys(before), ...Object.keys(added)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, key in added ? merged(before[key], added[key]) : before[key]]),
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function after(word: string): string {
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : '';
}
