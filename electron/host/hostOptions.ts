import { homedir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';
import type { Clock, IdSource, Random, SetAlarm } from '../../engine/base/ports.ts';

/** What the platform can do besides; the browser host has none of it. */
export interface NativePort {
  /** Asks for a folder; null when the user thinks better of it. */
  chooseFolder(title: string): Promise<string | null>;
  /** Shows a file or folder in the system's file manager. */
  revealPath(path: string): Promise<void>;
}

/** What a composition root (Electron main, browser host) gives the host. */
export interface HostOptions {
  readonly version: string;
  /** Machine-wide data: the studio's database. */
  readonly dataFolder: string;
  /** Folder proposed for new projects. */
  readonly projectsFolder: string;
  /** Absolute path of a project to open at once, or null. */
  readonly openProject: string | null;
  readonly native: NativePort | null;
  /** Environment variables that actions may name. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly setAlarm: SetAlarm;
  readonly random: Random;
  readonly ids: IdSource;
  /** Where errors that nobody foresaw are written. */
  readonly report: (error: unknown) => void;
}

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
