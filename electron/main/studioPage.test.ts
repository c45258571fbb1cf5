import { EventEmitter } from 'node:events';
import type { App, Session, Shell } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { guardContents, isStudioUrl } from './studioPage.ts';

describe('isStudioUrl', () => {
  it.each(['dialoom://studio/', 'dialoom://studio/index.html?x#y', 'dialoom://studio'])(
    'accepts %s',
    (url) => {
      expect(isStudioUrl(url)).toBe(true);
    },
  );

  it.each([
    'dialoom://studio:80/',
    'dialoom://studio.evil.example/',
    'dialoom://x@studio.evil/',
    'dialoom:studio',
    'https://studio/',
    'about:blank',
    'studio',
    '',
  ])('rejects %s', (url) => {
    expect(isStudioUrl(url)).toBe(false);
  });
});

type OpenHandler = (details: { url: string }) => { action: string };

class Contents extends EventEmitter {
  openHandler: OpenHandler | undefined;
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

function guarded() {
  const app = new EventEmitter();
  const session = { setPermissionRequestHandler: vi.fn(), setPermissionCheckHandler: vi.fn() };
  const shell = { openExternal: vi.fn(async (_url: string) => undefined) };
  guardContents(
    app as unknown as Pick<App, 'on'>,
    session as unknown as Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
    shell satisfies Pick<Shell, 'openExternal'>,
  );
  const contents = new Contents();
  app.emit('web-contents-created', {}, contents);
  return { session, shell, contents };
}

function prevented(contents: Contents, event: string, url: string): boolean {
  const preventDefault = vi.fn();
  contents.emit(event, { url, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

describe('guardContents', () => {
  it.each(['will-navigate', 'will-redirect'])(
    '%s: lets the studio load itself, and nothing else',
    (event) => {
      const { contents } = guarded();
      expect(prevented(contents, event, 'dialoom://studio/')).toBe(false);
      expect(prevented(contents, event, 'dialoom://studio/index.html')).toBe(false);
      for (const url of [
        'https://example.com/',
        'http://127.0.0.1:8080/',
        'file:///etc/passwd',
        'dialoom://other/',
        'dialoom://studio.evil/',
        'javascript:alert(1)',
        'data:text/html,x',
        'about:blank',
        '',
      ]) {
        expect([url, prevented(contents, event, url)]).toEqual([url, true]);
      }
    },
  );

  it('attaches no webview', () => {
    expect(prevented(guarded().contents, 'will-attach-webview', '')).toBe(true);
  });

  it("opens no window; opens web links in the system's browser, and nothing else", () => {
    const { contents, shell } = guarded();
    for (const url of [
      'https://example.com/docs',
      'file:///etc/passwd',
      'mailto:x@example.com',
      'smb://host/x',
      'javascript:1',
    ]) {
      expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
    }
    expect(shell.openExternal.mock.calls).toEqual([['https://example.com/docs']]);
  });

  it('grants clipboard access and no other permission', () => {
    const { session } = guarded();
    const request = session.setPermissionRequestHandler.mock.calls[0]?.[0];
    const check = session.setPermissionCheckHandler.mock.calls[0]?.[0];
    for (const [permission, granted] of [
      ['clipboard-sanitized-write', true],
      ['clipboard-read', true],
      ['media', false],
      ['geolocation', false],
      ['notifications', false],
      ['openExternal', false],
      ['fileSystem', false],
      ['hid', false],
    ] as const) {
      const answer = vi.fn();
      request(null, permission, answer);
      expect([permission, answer.mock.calls[0]?.[0], check(null, permission)]).toEqual([
        permission,
        granted,
        granted,
      ]);
    }
  });
});
