import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { packageRoot } from '../../engine/project/packageRoot.ts';
import { createStudioWindow } from './createStudioWindow.ts';

const electron = vi.hoisted(() => ({
  windows: [] as { options: Record<string, unknown>; calls: string[] }[],
}));

vi.mock('electron', () => ({
  BrowserWindow: class {
    readonly calls: string[] = [];
    constructor(options: Record<string, unknown>) {
      electron.windows.push({ options, calls: this.calls });
    }
    once(event: string, listener: () => void): void {
      this.calls.push(`once ${event}`);
      if (event === 'ready-to-show') listener();
    }
    show(): void {
      this.calls.push('show');
    }
    async loadURL(url: string): Promise<void> {
      this.calls.push(`load ${url}`);
    }
  },
}));

describe('createStudioWindow', () => {
  beforeEach(() => {
    electron.windows.length = 0;
  });

  it('isolates and sandboxes the page and gives it no Node', () => {
    createStudioWindow('#000000');
    expect(electron.windows[0]?.options.webPreferences).toEqual({
      preload: join(packageRoot, 'dist', 'electron', 'preload', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: true,
    });
  });

  it('loads the studio, and shows the window when there is something to see', () => {
    createStudioWindow('#141517');
    expect(electron.windows[0]?.options).toMatchObject({ show: false, backgroundColor: '#141517' });
    expect(electron.windows[0]?.calls).toEqual(['once ready-to-show', 'show', 'load dialoom://studio/']);
  });
});
