import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Templates of which a project is made once, trained and indexed, to be copied. */
export type PreparedTemplate = 'retail-support' | 'blank';

/** Where `prepareProjects` says what it has made. */
export const preparedProjectsVariable = 'DIALOOM_E2E_PROJECTS';

/** The folders of one test. */
export interface Sandbox {
  /** Working directory for commands, and where a test may write. */
  readonly folder: string;
  /** The person's home. */
  readonly home: string;
  /** Where the studio proposes to put projects. */
  readonly projects: string;
  /** The studio's machine-wide data. */
  readonly data: string;
  /** Copies a project as the template makes it, trained and indexed already. Returns its path. */
  copyProject(template: PreparedTemplate): Promise<string>;
  remove(): Promise<void>;
}

/** Makes the folders. */
export async function createSandbox(): Promise<Sandbox> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'dialoom-e2e-')));
  const home = join(folder, 'home');
  const projects = join(home, 'Dialoom');
  await mkdir(projects, { recursive: true });
  return {
    folder,
    home,
    projects,
    data: join(folder, 'data'),
    copyProject: async (template) => {
      const path = join(projects, template);
      await cp(join(process.env[preparedProjectsVariable] ?? '', template), path, { recursive: true });
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Changes a text file as another program would. @throws Error when the text to replace is not there. */
export async function editFile(path: string, from: string | RegExp, to: string): Promise<string> {
  const before = await readFile(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} holds no ${from}`);
  await writeFile(path, after);
  return after;
}
