// Handlers of the application itself and of its running tasks.

import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { hostErrors } from '../hostErrors.ts';
import type { HostOptions, NativePort } from '../hostOptions.ts';
import type { HandlersOf } from '../router.ts';
import type { HandlerContext } from './handlerContext.ts';

/** Handlers of `app.*`: what the platform is and can do, and browsing for folders where it has no dialog. */
export function createAppHandlers(options: HostOptions): HandlersOf<'app'> {
  const native = (what: string): NativePort => {
    if (options.native === null) throw hostErrors.HOST_NOT_CAPABLE({ what });
    return options.native;
  };
  return {
    'app.info': async () => ({
      version: options.version,
      capabilities: { chooseFolder: options.native !== null, revealPath: options.native !== null },
      projectsFolder: options.projectsFolder,
      openProject: options.openProject,
    }),
    'app.listFolders': async ({ path }) => listFolders(path ?? nearestExisting(options.projectsFolder)),
    'app.chooseFolder': async ({ title }) => ({
      path: await native('show a folder dialog').chooseFolder(title),
    }),
    'app.revealPath': async ({ path }) => {
      await native('show a file in its folder').revealPath(path);
      return {};
    },
  };
}

async function listFolders(path: string) {
  try {
    const folder = await realpath(resolve(path));
    const entries = await readdir(folder, { withFileTypes: true });
    const folders = entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => {
        const child = join(folder, entry.name);
        return { name: entry.name, path: child, isProject: existsSync(join(child, 'dialoom.yaml')) };
      })
      .sort((a, b) => a.name.localeCompare(b.name));
    const parent = dirname(folder);
    return { path: folder, parent: parent === folder ? null : parent, folders };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw hostErrors.HOST_FOLDER_UNREADABLE({ path, reason }, { location: { file: path }, cause });
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

/** Handlers of `tasks.*`. */
export function createTaskHandlers({ tasks }: Pick<HandlerContext, 'tasks'>): HandlersOf<'tasks'> {
  return {
    'tasks.cancel': async ({ projectId, task }) => ({ cancelled: tasks.cancel(projectId, task) }),
  };
}
