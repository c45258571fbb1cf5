import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application menu, made of the system's standard roles. The studio's commands are in its toolbar and palette. Undo
 * and redo are missing on purpose: the studio handles their keys itself, with its own history.
 *
 * @param platform - `process.platform`.
 */
export function buildMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      { role: 'toggleDevTools' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [platform === 'darwin' ? { role: 'close' } : { role: 'quit' }],
  };
  const menus = [file, edit, view, { role: 'windowMenu' } satisfies MenuItemConstructorOptions];
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus;
}
