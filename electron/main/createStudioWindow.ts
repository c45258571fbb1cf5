import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { packageRoot } from '../../engine/project/packageRoot.ts';
import { studioOrigin } from './studioPage.ts';

/**
 * Opens the studio's window: isolated, sandboxed, without Node, shown when it has something to show.
 *
 * @param background - Colour behind the page until it is painted, so that a dark desktop sees no white flash.
 */
export function createStudioWindow(background: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Dialoom',
    backgroundColor: background,
    webPreferences: {
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
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${studioOrigin}/`);
  return window;
}
