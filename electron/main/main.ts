import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { AppError, formatError } from '../../engine/base/appError.ts';
import { packageVersion } from '../../engine/project/packageRoot.ts';
import { systemAlarm, systemClock, systemIds, systemRandom } from '../../engine/project/systemPorts.ts';
import { createHost } from '../host/createHost.ts';
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

// Two studios over one database and one project would answer each other's edits with conflicts.
if (!app.requestSingleInstanceLock()) app.quit();
else app.whenReady().then(start).catch(exitWithError);

function start(): void {
  // A packaged application has no script among its arguments. Switches of Chromium stand in the same list, so unknown
  // ones are not ours to refuse.
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
    report: (error) => process.stderr.write(`${errorText(error)}\n`),
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

/** A studio that cannot start says why in a window too: nobody sees the standard error of a desktop application. */
function exitWithError(error: unknown): void {
  const text = errorText(error);
  process.stderr.write(`${text}\n`);
  dialog.showErrorBox('Dialoom cannot start', text);
  app.exit(1);
}

function errorText(error: unknown): string {
  if (error instanceof AppError) return formatError(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
