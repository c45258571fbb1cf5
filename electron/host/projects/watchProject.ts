import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { isProjectPath } from '../../../engine/project/isProjectPath.ts';

/** A running watch. */
export interface ProjectWatch {
  close(): Promise<void>;
}

/**
 * Watches the documents of a project folder.
 *
 * @param onTouched - Called with the relative path of a document that may have changed; it may also be unchanged.
 * @param onError - Called when watching itself fails (too many watches, folder gone).
 * @returns Once the watch is armed: a change after that is seen.
 */
export async function watchProject(
  folder: string,
  onTouched: (path: string) => void,
  onError: (error: unknown) => void,
): Promise<ProjectWatch> {
  const toPath = (absolute: string) => relative(folder, absolute).split(sep).join('/');
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (absolute) => isOutside(toPath(absolute)),
    // Editors that write in place are seen half-way otherwise.
    awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 },
    followSymlinks: false,
  });
  const touched = (absolute: string) => {
    const path = toPath(absolute);
    if (isProjectPath(path)) onTouched(path);
  };
  watcher.on('add', touched).on('change', touched).on('unlink', touched).on('error', onError);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return { close: () => watcher.close() };
}

const watched = new Set(['', 'flows', 'nlu', 'actions', 'locales', 'knowledge', 'dialoom.yaml']);

function isOutside(path: string): boolean {
  return !watched.has(path.split('/')[0] ?? '');
}
