import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { repository } from './paths.ts';
import type { RunningStudio, StudioOptions } from './runningStudio.ts';

/** Why real Electron cannot be tested here; undefined where it can. It is never downloaded for a test. */
export function electronObstacle(): string | undefined {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (electronPath() === undefined) return "Electron's program is not installed here";
  if (process.platform !== 'linux') return undefined;
  if (!DISPLAY && !WAYLAND_DISPLAY) return 'Electron needs a display, and there is none here';
  return process.getuid?.() === 0 ? "Electron's sandbox does not work for the root user" : undefined;
}

/** Starts the desktop shell in Electron itself. */
export async function launchElectron(options: StudioOptions): Promise<RunningStudio> {
  const { dataFolder, homeFolder, project, environment } = options;
  const executablePath = electronPath();
  if (executablePath === undefined) throw new Error("Electron's program is not installed here");
  const launch = {
    args: [repository, `--user-data-dir=${join(dataFolder, 'electron')}`, ...projectArgs(project)],
    cwd: homeFolder,
    env: {
      ...(process.env as Record<string, string>),
      HOME: homeFolder,
      USERPROFILE: homeFolder,
      DIALOOM_DATA: dataFolder,
      ...environment,
    },
  };
  const application = await _electron.launch({ executablePath, ...launch });
  const process_ = application.process();
  const ended = once(process_, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  // The system's own browser is no business of a test: what would be opened there is noted instead.
  await application.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  return {
    page: await application.firstWindow(),
    chooseFolder: async (ask, path) => {
      await application.evaluate(({ dialog }, chosen) => {
        // The system's own dialog cannot be reached by a test: it is answered where Electron asks it.
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, path);
      await ask();
    },
    desktop: {
      openedOutside: () =>
        application.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside),
      launchAgain: async () => {
        const second = spawn(executablePath, launch.args, { ...launch, stdio: 'ignore' });
        const [code, signal] = await once(second, 'exit');
        return code ?? signal;
      },
      ended,
    },
    kill: async () => {
      process_.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      if (process_.exitCode === null && process_.signalCode === null) await application.close();
    },
  };
}

function projectArgs(project: string | undefined): readonly string[] {
  return project === undefined ? [] : ['--project', project];
}

function electronPath(): string | undefined {
  const folder = join(repository, 'node_modules', 'electron');
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return undefined;
  const path = join(folder, 'dist', readFileSync(name, 'utf8'));
  return existsSync(path) ? path : undefined;
}
