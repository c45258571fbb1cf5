import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { packageVersion } from '../../engine/project/packageRoot.ts';
import { systemAlarm, systemClock, systemIds, systemRandom } from '../../engine/project/systemPorts.ts';
import { createHost } from '../host/createHost.ts';
import { describeError } from '../host/hostErrors.ts';
import { defaultFolders } from '../host/hostOptions.ts';
import { createNativePort } from '../native/createNativePort.ts';
import { attachIpc } from '../transports/attachIpc.ts';
import { buildMenu } from './buildMenu.ts';
import { createStudioWindow } from './createStudioWindow.ts';
import { guardContents, isStudioUrl, serveStudio, studioScheme } from './studioPage.ts';

protocol.registerSchemesAsPrivileged([
  {
    scheme: studioScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

// Two studios on one database and one project would report conflicts with each other's edits.
if (!app.requestSingleInstanceLock()) app.quit();
else app.whenReady().then(start).catch(exitWithError);

function start(): void {
  // A packaged application has no script among its arguments. Chromium's switches are in the same list, so unknown
  // options are not errors.
  const args = process.argv.slice(app.isPackaged ? 1 : 2);
  const { values } = parseArgs({ args, options: { project: { type: 'string' } }, strict: false });
  const folders = defaultFolders(process.env);
  const host = createHost({
    version: packageVersion,
    ...folders,
    openProject: typeof values.project === 'string' ? resolve(values.project) : null,
    native: createNativePort(() => BrowserWindow.getFocusedWindow()),
    environment: process.env,
    clock: systemClock,
    setAlarm: systemAlarm,
    random: systemRandom,
    ids: systemIds,
    report: (error) => process.stderr.write(`${describeError(error)}\n`),
  });
  guardContents(app, session.defaultSession, shell);
  serveStudio(protocol);
  attachIpc(
    ipcMain,
    host,
    ({ senderFrame }) => senderFrame !== null && senderFrame.parent === null && isStudioUrl(senderFrame.url),
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(buildMenu(process.platform)));

  const openWindow = () => createStudioWindow(nativeTheme.shouldUseDarkColors ? '#141517' : '#ffffff');
  openWindow();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) openWindow();
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
    // The database and the workers are closed first.
    event.preventDefault();
    closed = true;
    void host.close().finally(() => app.quit());
  });
}

/** Shows in a dialog why the studio cannot start, because standard error of a desktop application is invisible. */
function exitWithError(error: unknown): void {
  const text = describeError(error);
  process.stderr.write(`${text}\n`);
  dialog.showErrorBox('Dialoom cannot start', text);
  app.exit(1);
}
