import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application menu: the system's own roles. The studio's commands live in its own toolbar and palette, once.
 * Undo and redo are not here: the studio's history is the only one, and it handles their keys itself.
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
