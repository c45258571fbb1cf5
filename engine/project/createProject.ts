import { existsSync } from 'node:fs';
import { cp, lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { editYaml } from '../model/yaml/editYaml.ts';
import { projectErrors } from './errors.ts';
import { openProjectFolder } from './openProjectFolder.ts';
import { packageRoot } from './packageRoot.ts';
import { readProjectFolder } from './readProjectFolder.ts';
import { writeDurably } from './writeDurably.ts';

/** Folder of the templates that ship with Dialoom; each is a complete project. */
export const templatesFolder: string = join(packageRoot, 'templates');

/** What the list of templates shows of one. */
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

/** All templates, those with the most flows first. */
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

/** What {@link createProject} needs. */
export interface NewProject {
  /** Id of a template. */
  readonly template: string;
  /** Name of the project and of its folder. */
  readonly name: string;
  /** Folder to create it in. */
  readonly folder: string;
}

/** Files of a template besides its documents: how to try it, and the sources of its content. */
const companionFiles = ['README.md', 'NOTICE.md'];

const gitignore = '# Rebuilt on demand: trained models, indexes, caches.\n.dialoom/\n.dialoom-runtime/\n';

/**
 * Copies a template's documents into a new folder and gives the project its name.
 *
 * @returns Absolute path of the project.
 * @throws AppError PROJECT_NAME_INVALID, PROJECT_UNKNOWN_TEMPLATE, PROJECT_FOLDER_NOT_EMPTY, PROJECT_NOT_WRITABLE.
 */
export async function createProject({ template, name, folder }: NewProject): Promise<string> {
  if (!isFolderName(name)) throw projectErrors.PROJECT_NAME_INVALID({ name });
  const templateIds = await listTemplateIds();
  if (!templateIds.includes(template))
    throw projectErrors.PROJECT_UNKNOWN_TEMPLATE({ template, known: templateIds.join(', ') });
  const target = resolve(folder, name);
  const { files } = await readProjectFolder(join(templatesFolder, template));
  await assertEmpty(target);
  for (const [path, text] of Object.entries(files)) {
    // The manifest is written last: a folder with a manifest is a complete project, even if copying was interrupted.
    if (path !== 'dialoom.yaml') await writeDurably(join(target, path), text);
  }
  for (const path of companionFiles) {
    const text = await readIfThere(join(templatesFolder, template, path));
    if (text !== undefined) await writeDurably(join(target, path), text);
  }
  await writeDurably(join(target, '.gitignore'), gitignore);
  await writeDurably(join(target, 'dialoom.yaml'), withName(files['dialoom.yaml'] ?? '', name));
  return target;
}

/** What a copy of a project goes without: it is made again on demand, or belongs to the original. */
const notCopied = new Set(['.dialoom', '.dialoom-runtime', '.git', 'node_modules', 'dialoom.yaml']);

/**
 * Copies a project into a new folder, with everything in its folder but its history, trained models and links, and gives
 * the copy its name.
 *
 * @param project - Folder of the project to copy.
 * @param name - Name of the copy and of its folder.
 * @param folder - Folder to create it in.
 * @returns Absolute path of the copy.
 * @throws AppError PROJECT_NAME_INVALID, PROJECT_FOLDER_NOT_EMPTY, PROJECT_NOT_WRITABLE, or that the project cannot be read.
 */
export async function duplicateProject(project: string, name: string, folder: string): Promise<string> {
  if (!isFolderName(name)) throw projectErrors.PROJECT_NAME_INVALID({ name });
  const target = resolve(folder, name);
  const { files } = await readProjectFolder(project);
  await assertEmpty(target);
  try {
    await cp(project, target, {
      recursive: true,
      filter: async (path) =>
        path === project || (!notCopied.has(basename(path)) && !(await lstat(path)).isSymbolicLink()),
    });
  } catch (cause) {
    throw notWritable(target, cause);
  }
  await writeDurably(join(target, 'dialoom.yaml'), withName(files['dialoom.yaml'] ?? '', name));
  return target;
}

/** @returns Undefined if there is no such file. */
async function readIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}

/** Whether a name is a valid folder name on all systems: not a path, not hidden, without trailing dots or spaces. */
function isFolderName(name: string): boolean {
  return /^[^/\\:*?"<>|\p{Cc}]{1,120}$/u.test(name) && !/^[. ]|[. ]$/.test(name);
}

async function assertEmpty(folder: string): Promise<void> {
  try {
    if ((await readdir(folder)).length === 0) return;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    throw notWritable(folder, cause);
  }
  throw projectErrors.PROJECT_FOLDER_NOT_EMPTY({ folder }, { location: { file: folder } });
}

function notWritable(path: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return projectErrors.PROJECT_NOT_WRITABLE({ path, reason }, { location: { file: path }, cause });
}

function withName(manifest: string, name: string): string {
  return editYaml(manifest, [{ op: 'set', path: ['name'], value: name }]);
}
