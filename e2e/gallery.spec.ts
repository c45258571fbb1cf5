import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { repository as root } from './studio/paths.ts';

// Checks that need a layout; component tests check everything else about these states.
const folder = join(root, 'dist', 'gallery');
const pictures = join(root, 'test-results', 'gallery');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

// One after the other, because both use the same build.
test.describe.configure({ mode: 'default' });

for (const scheme of ['light', 'dark'] as const) {
  test(`every state of every component is accessible, ${scheme} @long`, async ({ browser }) => {
    test.skip(test.info().project.name !== 'browser', 'The gallery is the same page in every project');
    test.setTimeout(900_000);
    await builtGallery();
    const server = await serve();
    try {
      const page = await openGallery(browser, server);
      if (process.env.GALLERY_PICTURES) await mkdir(join(pictures, scheme), { recursive: true });
      for (const id of await page.evaluate(() => window.gallery.ids)) {
        await page.evaluate(([place, theme]) => window.gallery.show(place, theme), [id, scheme] as const);
        if (process.env.GALLERY_PICTURES)
          await page.screenshot({ path: join(pictures, scheme, `${id.replaceAll('/', '.')}.png`) });
        else expect.soft(await barriers(page), id).toEqual([]);
      }
      await page.close();
    } finally {
      server.close();
    }
  });
}

let building: Promise<unknown> | undefined;

/** Builds the gallery once. */
async function builtGallery(): Promise<void> {
  building ??= rm(folder, { recursive: true, force: true }).then(() =>
    build({
      configFile: join(root, 'vite.gallery.config.ts'),
      root: join(root, 'renderer'),
      logLevel: 'error',
    }),
  );
  await building;
}

async function serve(): Promise<Server> {
  const server = createServer(async ({ url = '/' }, response) => {
    const file = join(folder, new URL(url, 'http://localhost').pathname);
    const known = await stat(file).then(
      (found) => found.isFile(),
      () => false,
    );
    response.writeHead(known ? 200 : 404, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
    });
    if (known) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function openGallery(browser: Browser, server: Server): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/gallery/gallery.html`);
  await page.waitForFunction(() => window.gallery !== undefined);
  // Loaded once; AxeBuilder would load it again for each state.
  await page.addScriptTag({ path: join(root, 'node_modules', 'axe-core', 'axe.min.js') });
  return page;
}

/** Serious and critical accessibility violations of the state, one line each. */
function barriers(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    // Requirements of a whole page do not apply to a single component.
    const rules = Object.fromEntries(
      ['region', 'page-has-heading-one', 'landmark-one-main'].map((id) => [id, { enabled: false }]),
    );
    // The keys of its input scroll a list of options; axe knows only lists of inputs with the role of a combobox.
    window.axe.configure({
      rules: [
        {
          id: 'scrollable-region-focusable',
          selector: '*:not(select, [role="listbox"], [role="listbox"] *)',
        },
      ],
    });
    const { violations } = await window.axe.run(document, { rules, resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
      );
  });
}

declare global {
  interface Window {
    readonly axe: typeof import('axe-core');
    readonly gallery: {
      readonly ids: readonly string[];
      show(id: string, scheme: 'light' | 'dark'): Promise<void>;
    };
  }
}
