import type { App, Session, Shell } from 'electron';
import { isStudioUrl } from './studioUrl.ts';

/**
 * Denies everything a page of ours has no business doing: navigating away, opening windows, attaching webviews,
 * asking for permissions. A link to the web opens in the system's browser.
 */
export function guardContents(
  app: Pick<App, 'on'>,
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
  shell: Pick<Shell, 'openExternal'>,
): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isStudioUrl(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isStudioUrl(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (/^https?:\/\//.test(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
  // The clipboard is the one thing the editor needs; everything else is denied.
  const allowed = new Set(['clipboard-sanitized-write', 'clipboard-read']);
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
}
