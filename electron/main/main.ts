import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { packageVersion } from '../../engine/project/packageVersion.ts';
import { systemClock, systemIds } from '../../engine/project/systemPorts.ts';
import { createHost } from '../host/createHost.ts';
import { defaultFolders } from '../host/defaultFolders.ts';
import { createNativePort } from '../native/createNativePort.ts';
import { attachIpc } from '../transports/attachIpc.ts';
import { buildMenu } from './buildMenu.ts';
import { createStudioWindow } from './createStudioWindow.ts';
import { guardContents } from './guardContents.ts';
import { serveStudio } from './serveStudio.ts';
import { isStudioUrl, studioScheme } from './studioUrl.ts';

protocol.registerSchemesAsPrivileged([
  {
    scheme: studioScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

// Two studios over one database and one project would answer each other's edits with conflicts.
if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

function start(): void {
  // Switches of Chromium stand in the same list, so unknown ones are not ours to refuse.
  const { values } = parseArgs({ options: { project: { type: 'string' } }, strict: false });
  const folders = defaultFolders(process.env);
  const host = createHost({
    version: packageVersion,
    ...folders,
    openProject: typeof values.project === 'string' ? resolve(values.project) : null,
    native: createNativePort(() => BrowserWindow.getFocusedWindow()),
    environment: process.env,
    clock: systemClock,
    ids: systemIds,
    report: (error) =>
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  guardContents(app, session.defaultSession, shell);
  serveStudio(protocol);
  attachIpc(
    ipcMain,
    host,
    ({ senderFrame }) => senderFrame !== null && senderFrame.parent === null && isStudioUrl(senderFrame.url),
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(buildMenu(process.platform)));

  const open = () => createStudioWindow(nativeTheme.shouldUseDarkColors ? '#141517' : '#ffffff');
  open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) open();
    else {
      if (window.isMinimized()) window.restore();
      window.focus();
    }
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    // The database and the workers end in order; then quitting goes on.
    event.preventDefault();
    closed = true;
    void host.close().finally(() => app.quit());
  });
}
