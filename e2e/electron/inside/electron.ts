// What stands in for the `electron` module in the main process. It knows what Dialoom uses; anything else is
// undefined, and using it fails.
import { tell } from './app.ts';
import { outside } from './outside.ts';

export { app } from './app.ts';
export { BrowserWindow } from './BrowserWindow.ts';
export { ipcMain } from './ipcMain.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';

export const dialog = {
  /** With a window or without; the person at the screen, which is the test, answers. */
  showOpenDialog: (...args: readonly unknown[]) => outside.call('dialog.open', args.at(-1)),
  showErrorBox: (title: string, text: string) => tell('dialog.error', title, text),
};

export const shell = {
  openExternal: async (url: string) => {
    await outside.call('shell.openExternal', url);
  },
  showItemInFolder: (path: string) => tell('shell.showItemInFolder', path),
};

export const Menu = {
  buildFromTemplate: (template: readonly { readonly label?: string }[]) => template,
  setApplicationMenu: (menu: readonly { readonly label?: string }[]) =>
    tell(
      'menu',
      menu.map(({ label }) => label ?? ''),
    ),
};

export const nativeTheme = { shouldUseDarkColors: process.env.STAND_IN_DARK === '1' };
