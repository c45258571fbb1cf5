import type { Protocol } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { serveStudio } from './studioPage.ts';

vi.mock('../host/readRendererFile.ts', () => ({
  readRendererFile: async (path: string) =>
    path === '/'
      ? { body: Buffer.from('page'), headers: { 'content-security-policy': "default-src 'none'" } }
      : undefined,
}));

function served(): (url: string) => Promise<Response> {
  let handler: ((request: Request) => Response | Promise<Response>) | undefined;
  serveStudio({
    handle: (scheme, listener) => {
      expect(scheme).toBe('dialoom');
      handler = listener as typeof handler;
    },
  } satisfies Pick<Protocol, 'handle'>);
  return async (url) => {
    if (handler === undefined) throw new Error('nothing is served');
    return handler(new Request(url));
  };
}

describe('serveStudio', () => {
  it('serves the built page with its content security policy', async () => {
    const response = await served()('dialoom://studio/');
    expect([response.status, await response.text()]).toEqual([200, 'page']);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
  });

  it.each(['dialoom://studio/none.js', 'dialoom://other/', 'dialoom://studio.other/'])(
    'finds nothing at %s',
    async (url) => {
      expect((await served()(url)).status).toBe(404);
    },
  );
});
