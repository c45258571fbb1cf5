import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import type { Peer, PeerMethods } from '../createPeer.ts';
import { bindingName, deliverName, preloadScript } from './preloadScript.ts';
import type { SchemeServer } from './serveScheme.ts';

interface WindowOptions {
  readonly webPreferences?: { readonly preload?: string };
}

type PageMessage =
  | { readonly type: 'document' }
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'invoke'; readonly channel: string; readonly args: readonly unknown[] };

/** The windows of an application, as pages. */
export interface Screen {
  readonly firstWindow: Promise<Page>;
  /** What the application may do with windows. */
  readonly methods: PeerMethods;
  /** All windows are gone at once: their application has crashed. */
  clear(): Promise<void>;
}

/**
 * Shows an application's windows as pages of a browser context.
 *
 * @param application - Asked when a page navigates, opens a window, invokes a channel or is closed.
 * @param scheme - Where the application's own scheme is served.
 */
export function createScreen(
  context: BrowserContext,
  application: () => Peer,
  scheme: () => SchemeServer,
): Screen {
  const pages = new Map<number, Promise<Page>>();
  let showFirst: (page: Page) => void = () => undefined;
  const firstWindow = new Promise<Page>((resolve) => {
    showFirst = resolve;
  });
  const pageOf = (id: number): Promise<Page> => {
    const page = pages.get(id);
    if (page === undefined) throw new Error(`There is no window ${id}`);
    return page;
  };

  const create = async (id: number, { webPreferences }: WindowOptions): Promise<Page> => {
    const page = await context.newPage();
    const { call } = application();
    page.on('close', () => {
      pages.delete(id);
      call('window.closed', id).catch(() => undefined);
    });
    page.on('domcontentloaded', () => call('window.painted', id).catch(() => undefined));
    await page.exposeBinding(bindingName, async ({ frame }, message: PageMessage) => {
      const url = scheme().toApplication(frame.url());
      if (message.type === 'document') {
        await call('window.document', id, url);
        return {};
      }
      if (message.type === 'open') {
        if ((await call('window.open', id, scheme().toApplication(message.url))) === 'allow')
          throw new Error('The stand-in opens no windows for pages');
        return {};
      }
      const sender = { url, isMain: frame.parentFrame() === null };
      return call('window.invoke', id, sender, message.channel, message.args).then(
        (value) => ({ value }),
        (error: Error) => ({ error: error.message }),
      );
    });
    const preload = webPreferences?.preload;
    if (preload !== undefined)
      await page.addInitScript({ content: preloadScript(await readFile(preload, 'utf8')) });
    await page.route(
      (url) => scheme().toApplication(url.href) === url.href,
      async (route) => {
        const request = route.request();
        const allowed =
          request.isNavigationRequest() &&
          request.frame().parentFrame() === null &&
          ((await call('window.navigate', id, request.url())) as boolean);
        // An aborted navigation leaves the page where it is, as a denied one does.
        await (allowed ? route.continue() : route.abort('aborted'));
      },
    );
    return page;
  };

  return {
    firstWindow,
    methods: {
      'window.create': (id: number, options: WindowOptions) => {
        pages.set(id, create(id, options));
      },
      'window.load': async (id: number, url: string) => {
        await (await pageOf(id)).goto(scheme().toPage(url));
      },
      'window.show': async (id: number) => showFirst(await pageOf(id)),
      'window.focus': async (id: number) => (await pageOf(id)).bringToFront(),
      'window.send': async (id: number, channel: string, args: readonly unknown[]) => {
        const page = await pages.get(id);
        // A message to a page that is just being closed or loaded is lost, as it is in Electron.
        await page?.evaluate(deliver, { name: deliverName, channel, args }).catch(() => undefined);
      },
      'window.close': async (id: number) => {
        await (await pages.get(id))?.close();
      },
      permissions: async (names: readonly string[]) => context.grantPermissions([...names]),
    },
    clear: async () => {
      for (const page of [...pages.values()]) await (await page).close();
    },
  };
}

/** Runs in the page. */
function deliver(message: { name: string; channel: string; args: readonly unknown[] }): void {
  const target = (window as unknown as Record<string, (channel: string, args: readonly unknown[]) => void>)[
    message.name
  ];
  target?.(message.channel, message.args);
}
