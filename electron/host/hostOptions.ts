import { homedir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';
import type { Clock, IdSource, Random, SetAlarm } from '../../engine/base/ports.ts';

/** What only the desktop platform can do; the browser host has no native port. */
export interface NativePort {
  /** Asks for a folder; null if the user cancels. */
  chooseFolder(title: string): Promise<string | null>;
  /** Shows a file or folder in the system's file manager. */
  revealPath(path: string): Promise<void>;
}

/** What a composition root (Electron main, browser host) passes to the host. */
export interface HostOptions {
  readonly version: string;
  /** Machine-wide data: the studio's database. */
  readonly dataFolder: string;
  /** Default folder for new projects. */
  readonly projectsFolder: string;
  /** Absolute path of a project to open at the start, or null. */
  readonly openProject: string | null;
  readonly native: NativePort | null;
  /** Environment variables that actions may use. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly setAlarm: SetAlarm;
  readonly random: Random;
  readonly ids: IdSource;
  /** Logs unexpected errors. */
  readonly report: (error: unknown) => void;
}

/**
 * The folder of the studio's machine-wide data, and the default folder for new projects.
 *
 * @param environment - `DIALOOM_DATA` replaces the data folder, for tests or several studios side by side.
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
