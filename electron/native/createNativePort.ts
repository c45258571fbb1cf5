import { type BrowserWindow, dialog, shell } from 'electron';
import type { NativePort } from '../host/hostOptions.ts';

/**
 * Implements the host's native port with Electron's dialogs and shell.
 *
 * @param parent - The window that owns a dialog, if there is one.
 */
export function createNativePort(parent: () => BrowserWindow | null): NativePort {
  return {
    chooseFolder: async (title) => {
      const options = {
        title,
        properties: ['openDirectory', 'createDirectory'],
      } satisfies Electron.OpenDialogOptions;
      const window = parent();
      const answer = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    revealPath: async (path) => {
      shell.showItemInFolder(path);
    },
  };
}
