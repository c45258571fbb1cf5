import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { createPeer } from '../createPeer.ts';
import { createScreen } from './createScreen.ts';
import { type SchemeResponse, serveScheme } from './serveScheme.ts';

/** An application that runs on the stand-in. */
export interface StandInApplication {
  /** @throws Error with what it wrote to standard error, when it ends before it shows a window. */
  firstWindow(): Promise<Page>;
  /** What the person at the screen was shown or had opened outside of the windows, in order. */
  readonly seen: readonly string[];
  stderr(): string;
  /** The person answers the next folder dialog; null cancels it. */
  answerFolderDialog(path: string | null): void;
  /** The person quits, by the menu. */
  quit(): void;
  /** Resolves when the process is gone: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  kill(): Promise<void>;
}

/** What {@link launchStandIn} needs. */
export interface StandInOptions {
  /** The built main script. */
  readonly main: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where windows are shown. */
  readonly context: BrowserContext;
}

const register = fileURLToPath(new URL('../inside/register.ts', import.meta.url));

/** Runs a desktop application in a process of its own, in which `electron` is the stand-in, and its windows as pages. */
export async function launchStandIn(options: StandInOptions): Promise<StandInApplication> {
  const child = fork(options.main, [...options.args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    execArgv: ['--enable-source-maps', '--import', register],
    // Structured clones, as between the processes of Electron.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const seen: string[] = [];
  const answers: (string | null)[] = [];
  const scheme = await serveScheme(
    'dialoom://studio',
    async (url) => (await application.call('fetch', url)) as SchemeResponse,
  );
  const screen = createScreen(
    options.context,
    () => application,
    () => scheme,
  );
  const application = createPeer(
    {
      send: (message) => void child.send(message as object, () => undefined),
      onMessage: (listener) => child.on('message', listener),
    },
    {
      ...screen.methods,
      menu: (labels: readonly string[]) => seen.push(`menu: ${labels.join(', ')}`),
      'dialog.open': ({ title }: { title: string }) => {
        seen.push(`dialog: ${title}`);
        const answer = answers.shift();
        if (answer === undefined) throw new Error(`The test does not answer the dialog "${title}"`);
        return { canceled: answer === null, filePaths: answer === null ? [] : [answer] };
      },
      'dialog.error': (title: string, text: string) => seen.push(`error: ${title}: ${text}`),
      'shell.openExternal': (url: string) => seen.push(`opened: ${url}`),
      'shell.showItemInFolder': (path: string) => seen.push(`shown: ${path}`),
    },
  );
  void ended.then(async () => {
    application.lose('The application has ended');
    await scheme.close();
  });
  // Not awaited: an instance that is the second one ends before it answers.
  application.call('ready').catch(() => undefined);
  return {
    firstWindow: async () => {
      const window = await Promise.race([screen.firstWindow, ended]);
      if (typeof window !== 'object') throw new Error(`The application ended (${window}):\n${errors}`);
      return window;
    },
    seen,
    stderr: () => errors,
    answerFolderDialog: (path) => answers.push(path),
    quit: () => void application.call('quit').catch(() => undefined),
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      await screen.clear();
    },
  };
}
