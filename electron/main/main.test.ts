import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '../../engine/project/fixtures/eventually.ts';

const state = vi.hoisted(() => ({
  app: undefined as unknown,
  lock: true,
  fail: null as Error | null,
  calls: [] as string[],
  windows: [] as unknown[],
  hostOptions: undefined as Record<string, unknown> | undefined,
  isTrusted: undefined as unknown,
  hostClosed: (): void => undefined,
}));

class App extends EventEmitter {
  readonly isPackaged = false;
  requestSingleInstanceLock = () => state.lock;
  whenReady = async () => undefined;
  quit = () => void state.calls.push('quit');
  exit = (code: number) => void state.calls.push(`exit ${code}`);
}

vi.mock('electron', () => ({
  get app() {
    return state.app;
  },
  BrowserWindow: { getAllWindows: () => state.windows, getFocusedWindow: () => null },
  dialog: { showErrorBox: (title: string, text: string) => void state.calls.push(`${title}: ${text}`) },
  ipcMain: {},
  Menu: { buildFromTemplate: (items: unknown) => items, setApplicationMenu: () => state.calls.push('menu') },
  nativeTheme: { shouldUseDarkColors: true },
  protocol: {
    registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: object }[]) => {
      for (const { scheme, privileges } of schemes)
        state.calls.push(`scheme ${scheme} ${JSON.stringify(privileges)}`);
    },
  },
  session: { defaultSession: {} },
  shell: {},
}));
vi.mock('../host/createHost.ts', () => ({
  createHost: (options: Record<string, unknown>) => {
    if (state.fail !== null) throw state.fail;
    state.hostOptions = options;
    return {
      close: () =>
        new Promise<void>((resolve) => {
          state.calls.push('closing host');
          state.hostClosed = resolve;
        }),
    };
  },
}));
vi.mock('../transports/attachIpc.ts', () => ({
  attachIpc: (_ipc: unknown, _host: unknown, isTrusted: unknown) => {
    state.isTrusted = isTrusted;
    state.calls.push('ipc');
  },
}));
vi.mock('./studioPage.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('./studioPage.ts')>()),
  guardContents: () => state.calls.push('guard'),
  serveStudio: () => state.calls.push('serve'),
}));
vi.mock('./createStudioWindow.ts', () => ({
  createStudioWindow: (background: string) => {
    state.calls.push(`window ${background}`);
    state.windows.push({
      isMinimized: () => true,
      restore: () => state.calls.push('restore'),
      focus: () => state.calls.push('focus'),
    });
  },
}));

/** Runs main.ts until it has started or failed. */
async function launch(args: readonly string[] = []): Promise<App> {
  const app = new App();
  state.app = app;
  vi.resetModules();
  vi.stubGlobal(
    'process',
    new Proxy(process, {
      get: (target, key) => (key === 'argv' ? ['electron', 'main.js', ...args] : Reflect.get(target, key)),
    }),
  );
  await import('./main.ts');
  await Promise.resolve();
  vi.unstubAllGlobals();
  return app;
}

describe('the desktop shell', () => {
  beforeEach(() => {
    Object.assign(state, { lock: true, fail: null, windows: [], hostOptions: undefined });
    state.calls.length = 0;
  });

  it('guards, serves and answers its pages before it opens a window', async () => {
    await launch();
    const window = state.calls.findIndex((call) => call.startsWith('window '));
    expect(state.calls.slice(0, window)).toEqual(expect.arrayContaining(['guard', 'serve', 'ipc']));
    expect(state.windows).toHaveLength(1);
  });

  it("opens the project passed among Chromium's own switches", async () => {
    await launch(['--no-sandbox', '--project', '/some/project', '--inspect=0']);
    expect(state.hostOptions?.openProject).toBe('/some/project');
    await launch([]);
    expect(state.hostOptions?.openProject).toBeNull();
  });

  it("trusts only the studio's own page in a main frame", async () => {
    await launch();
    const isTrusted = state.isTrusted as (event: unknown) => boolean;
    const frame = (url: string, parent: unknown = null) => isTrusted({ senderFrame: { url, parent } });
    expect(frame('dialoom://studio/')).toBe(true);
    expect(frame('dialoom://studio/', {})).toBe(false);
    expect(frame('https://evil.example/')).toBe(false);
    expect(isTrusted({ senderFrame: null })).toBe(false);
  });

  it('starts once: a second launch quits and brings the first to the front', async () => {
    const app = await launch();
    app.emit('second-instance');
    expect(state.calls.slice(-2)).toEqual(['restore', 'focus']);
    state.calls.length = 0;
    state.lock = false;
    await launch();
    expect(state.calls.slice(1)).toEqual(['quit']);
  });

  it('opens a window again if there is none', async () => {
    const app = await launch();
    app.emit('activate');
    expect(state.windows).toHaveLength(1);
    state.windows.length = 0;
    app.emit('activate');
    app.emit('second-instance');
    expect(state.windows).toHaveLength(1);
  });

  it('shuts the host down in order before it quits, once', async () => {
    const app = await launch();
    state.calls.length = 0;
    app.emit('window-all-closed');
    expect(state.calls).toEqual(process.platform === 'darwin' ? [] : ['quit']);
    state.calls.length = 0;
    const preventDefault = vi.fn();
    app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(state.calls).toEqual(['closing host']);
    state.hostClosed();
    await eventually(() => expect(state.calls).toEqual(['closing host', 'quit']));
    app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('shows in a window why it cannot start, and quits', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    state.fail = new Error('the disk is full');
    await launch();
    await eventually(() => expect(state.calls.at(-1)).toBe('exit 1'));
    expect(state.calls.at(-2)).toMatch(/^Dialoom cannot start: Error: the disk is full/);
    expect(write).toHaveBeenCalled();
    write.mockRestore();
  });
});
