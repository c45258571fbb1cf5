import { homedir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';

/**
 * Where the studio keeps its machine-wide data, and where it proposes new projects.
 *
 * @param environment - `DIALOOM_DATA` replaces the data folder: several studios side by side, or tests.
 */
export function defaultFolders(environment: Readonly<Record<string, string | undefined>>): {
  readonly dataFolder: string;
  readonly projectsFolder: string;
} {
  return {
    dataFolder: environment.DIALOOM_DATA ?? envPaths('dialoom', { suffix: '' }).data,
    projectsFolder: join(homedir(), 'Dialoom'),
  };
}
