import type { Protocol } from 'electron';
import { readRendererFile } from '../host/readRendererFile.ts';
import { isStudioUrl, studioScheme } from './studioUrl.ts';

/** Serves the built renderer under the custom protocol, with the content security policy. */
export function serveStudio(protocol: Pick<Protocol, 'handle'>): void {
  protocol.handle(studioScheme, async (request) => {
    const file = isStudioUrl(request.url) ? await readRendererFile(new URL(request.url).pathname) : undefined;
    if (file === undefined) return new Response('Not found', { status: 404 });
    return new Response(new Uint8Array(file.body), { headers: { ...file.headers } });
  });
}
