import { EventEmitter } from 'node:events';
import { app, tell } from './app.ts';
import { ipcMain } from './ipcMain.ts';
import { answerOutside, outside } from './outside.ts';
import { WebContents } from './WebContents.ts';

/** What a window was made with, as far as the test needs it. */
export interface WindowOptions {
  readonly title?: string;
  readonly backgroundColor?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>> & { readonly preload?: string };
}

const windows = new Map<number, BrowserWindow>();
let lastId = 0;
let focused: BrowserWindow | null = null;

/** What stands in for Electron's `BrowserWindow`: a page of the test's browser. */
export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;

  static getAllWindows(): readonly BrowserWindow[] {
    return [...windows.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  constructor(options: WindowOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    this.webContents = new WebContents(this.id);
    windows.set(this.id, this);
    tell('window.create', this.id, options);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await outside.call('window.load', this.id, url);
  }

  show(): void {
    focused = this;
    tell('window.show', this.id);
  }

  focus(): void {
    focused = this;
    tell('window.focus', this.id);
  }

  isMinimized(): boolean {
    return false;
  }

  closed(): void {
    windows.delete(this.id);
    if (focused === this) focused = null;
    this.webContents.destroyed();
    this.emit('closed');
    if (windows.size === 0) app.lastWindowClosed();
  }
}

app.windowsAre(async () => {
  await Promise.all([...windows.keys()].map((id) => outside.call('window.close', id)));
});

function windowOf(id: number): BrowserWindow {
  const window = windows.get(id);
  if (window === undefined) throw new Error(`There is no window ${id}`);
  return window;
}

answerOutside({
  'window.painted': (id: number) => windowOf(id).emit('ready-to-show'),
  'window.document': (id: number, url: string) => windowOf(id).webContents.navigated(url),
  'window.navigate': (id: number, url: string) => windowOf(id).webContents.navigating(url),
  'window.open': (id: number, url: string) => windowOf(id).webContents.opening(url),
  'window.closed': (id: number) => windows.get(id)?.closed(),
  'window.invoke': (id: number, frame: { url: string; isMain: boolean }, channel: string, args: unknown[]) =>
    ipcMain.invoked(windowOf(id).webContents, frame, channel, args),
});
