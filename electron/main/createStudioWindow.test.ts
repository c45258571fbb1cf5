import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStudioWindow } from './createStudioWindow.ts';

const electron = vi.hoisted(() => ({
  windows: [] as {
    options: Record<string, unknown>;
    window: NodeJS.EventEmitter;
    shown: boolean;
    url: string;
  }[],
}));

vi.mock('electron', () => ({
  BrowserWindow: class extends EventEmitter {
    readonly made: (typeof electron.windows)[number];
    constructor(options: Record<string, unknown>) {
      super();
      this.made = { options, window: this, shown: options.show !== false, url: '' };
      electron.windows.push(this.made);
    }
    show(): void {
      this.made.shown = true;
    }
    async loadURL(url: string): Promise<void> {
      this.made.url = url;
    }
  },
}));

/** Settings of Electron, each with its unsafe value. Settings that are absent are safe by default. */
const unsafe = {
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
  webviewTag: true,
};

describe('createStudioWindow', () => {
  beforeEach(() => {
    electron.windows.length = 0;
  });

  it('keeps the page from leaving the studio', () => {
    createStudioWindow('#000000');
    const preferences = electron.windows[0]?.options.webPreferences as Record<string, unknown>;
    const open = Object.entries(unsafe).filter(([name, value]) => preferences[name] === value);
    expect(open).toEqual([]);
  });

  it('loads the studio, and shows the window once it has content', () => {
    createStudioWindow('#141517');
    const [made] = electron.windows;
    expect(made).toMatchObject({ shown: false, url: 'dialoom://studio/' });
    made?.window.emit('ready-to-show');
    expect(made?.shown).toBe(true);
  });
});
