// The page of the studio: its address, who serves it, and what it may not do.

import type { App, Protocol, Session, Shell } from 'electron';
import { readRendererFile } from '../host/readRendererFile.ts';

/** Scheme of the custom protocol; registered as standard and secure before the app is ready. */
export const studioScheme = 'dialoom';

/** Origin of the studio's page. */
export const studioOrigin = `${studioScheme}://studio`;

/** Whether a URL is a page of the studio itself. */
export function isStudioUrl(url: string): boolean {
  try {
    const parsed = new URL(url);
    return parsed.protocol === `${studioScheme}:` && parsed.host === 'studio';
  } catch {
    return false;
  }
}

/** Serves the built renderer under the custom protocol, with the content security policy. */
export function serveStudio(protocol: Pick<Protocol, 'handle'>): void {
  protocol.handle(studioScheme, async (request) => {
    const file = isStudioUrl(request.url) ? await readRendererFile(new URL(request.url).pathname) : undefined;
    if (file === undefined) return new Response('Not found', { status: 404 });
    return new Response(new Uint8Array(file.body), { headers: { ...file.headers } });
  });
}

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
