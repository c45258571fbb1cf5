import { app } from './app.ts';
import { answerOutside } from './outside.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
const privileged = new Set<string>();

/** What stands in for Electron's `protocol`. The test serves what a handler answers over loopback. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle(scheme: string, handler: Handler): void {
    // A scheme that is not registered as standard has no origin, and the page could load nothing from it.
    if (!privileged.has(scheme)) throw new Error(`The scheme ${scheme} is not registered`);
    handlers.set(scheme, handler);
  },
};

answerOutside({
  fetch: async (url: string) => {
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`Nothing handles ${url}`);
    const response = await handler(new Request(url));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  },
});
