import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readMarkdown } from '../formats/markdown/readMarkdown.ts';
import { type FetchOptions, fetchSitemap } from './fetchSitemap.ts';

type Answer =
  | { status?: number; type?: string; body?: string | Buffer; etag?: string; location?: string }
  | 'hang';

let site: Record<string, Answer>;
let asked: string[];
let running: number;
let most: number;
let origin: string;
let close: () => Promise<unknown>;

beforeEach(async () => {
  [asked, running, most] = [[], 0, 0];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = site[path] ?? { status: 404, body: 'none' };
    if (answer === 'hang') return;
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      const { status = 200, type = 'text/html; charset=utf-8', body = '', etag, location } = answer;
      const same = etag !== undefined && request.headers['if-none-match'] === etag;
      response.writeHead(same ? 304 : status, {
        'content-type': type,
        ...(etag && { etag }),
        ...(location && { location }),
      });
      response.end(same ? '' : body);
    }, 5);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  site = {
    '/sitemap.xml': sitemap(['/help/returns', '/help/shipping.html', '/about']),
    '/help/returns': { body: page('Returns', '<p>You have <a href="/x">90 days</a>.</p>'), etag: '"1"' },
    '/help/shipping.html': { body: page('Shipping', '<p>3 days.</p>') },
    '/about': { body: page('About', '<p>ACME.</p>') },
  };
});
afterEach(() => close());

const xml = (body: string) => ({ type: 'application/xml', body: `<?xml version="1.0"?>${body}` });
const sitemap = (paths: readonly string[]) => {
  const urls = paths.map((path) => `<url><loc>${path.startsWith('/') ? origin + path : path}</loc></url>`);
  return xml(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`);
};
const page = (title: string, body: string) =>
  `<html><head><title>${title} | ACME</title></head><body><nav>Menu</nav><main><h1>${title}</h1>${body}</main></body></html>`;
const fetchNow = (files: Record<string, string> = {}, more = '', options: Partial<FetchOptions> = {}) =>
  fetchSitemap({
    source: { path: 'knowledge/web.sitemap.yaml', text: `url: ${origin}/sitemap.xml\n${more}` },
    files,
    today: '2024-05-31',
    ...options,
  });
const filesOf = (changes: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== null));

it('writes the pages as Markdown with their metadata and origin', async () => {
  const progress: unknown[] = [];
  const { changes, problems, ...counts } = await fetchNow(
    {},
    "include: ['/help/*']\ntags: [help]\naccess: staff\n",
    {
      onProgress: (now) => progress.push(now),
    },
  );
  expect(problems).toEqual([]);
  expect(counts).toEqual({ added: 2, updated: 0, removed: 0, unchanged: 0 });
  expect(Object.keys(changes)).toEqual(['knowledge/web/help/returns.md', 'knowledge/web/help/shipping.md']);
  expect(changes['knowledge/web/help/returns.md']).toBe(
    `---\ntitle: Returns\nurl: ${origin}/help/returns\nfetched: 2024-05-31\netag: '"1"'\ntags:\n  - help\naccess:\n  - staff\n---\n\nYou have [90 days](${origin}/x).\n`,
  );
  expect(readMarkdown('a.md', changes['knowledge/web/help/returns.md'] ?? '')).toEqual([
    expect.objectContaining({
      titlePath: ['Returns'],
      text: 'You have 90 days.',
      metadata: expect.objectContaining({ access: 'staff', tags: 'help', url: `${origin}/help/returns` }),
    }),
  ]);
  expect(progress).toEqual([0, 1, 2].map((done) => ({ done, total: 2 })));
  expect(most).toBeLessThanOrEqual(2);
});

it('writes tables with merged cells so that their rows are read back', async () => {
  site['/help/shipping.html'] = {
    body: page(
      'Shipping',
      `<table><tr><th>Country</th><th>Price</th></tr><tr><td rowspan="2">Germany</td><td>5</td></tr><tr><td>9</td></tr></table>
       <p>Facts:</p><table><tr><td>Weight</td><td>2 kg</td></tr><tr><td>Colour</td><td>red</td></tr></table>`,
    ),
  };
  const { changes } = await fetchNow();
  const [passage] = readMarkdown('a.md', changes['knowledge/web/help/shipping.md'] ?? '');
  expect(passage?.text).toBe(
    'Country: Germany; Price: 5\nCountry: Germany; Price: 9\n\nFacts:\n\nWeight: 2 kg\nColour: red',
  );
});

it('changes only what changed, and removes what is gone', async () => {
  const first = filesOf((await fetchNow()).changes);
  const own = {
    'knowledge/web/ours.md': '# Ours\n',
    'knowledge/other.md': `---\nurl: ${origin}/z\nfetched: 2020-01-01\n---\n`,
  };
  expect((await fetchNow({ ...first, ...own }, '', { today: '2024-06-01' })).changes).toEqual({});

  site['/help/returns'] = { body: page('Returns', '<p>You have 60 days.</p>'), etag: '"2"' };
  site['/sitemap.xml'] = sitemap(['/help/returns', '/help/shipping.html']);
  delete site['/help/shipping.html'];
  const next = await fetchNow({ ...first, ...own }, '', { today: '2024-06-01' });
  expect(next).toMatchObject({ added: 0, updated: 1, removed: 2, unchanged: 0 });
  expect(next.changes).toEqual({
    'knowledge/web/help/returns.md': expect.stringMatching(/fetched: 2024-06-01[\s\S]*60 days/),
    'knowledge/web/help/shipping.md': null,
    'knowledge/web/about.md': null,
  });
  // Labels that were added reach pages that did not change.
  site['/help/shipping.html'] = { body: page('Shipping', '<p>3 days.</p>') };
  const labelled = await fetchNow(first, 'access: [staff]');
  expect(labelled.changes['knowledge/web/help/shipping.md']).toContain('access:\n  - staff');
});

it('reads sitemap indexes and compressed sitemaps, up to the limit', async () => {
  site['/sitemap.xml'] = xml(
    `<sitemapindex><sitemap><loc>${origin}/a.xml.gz</loc></sitemap><sitemap><loc>${origin}/sitemap.xml</loc></sitemap></sitemapindex>`,
  );
  const many = sitemap(['/help/returns#top', '/help/returns', '/about', '/help/shipping.html']);
  site['/a.xml.gz'] = { type: 'application/gzip', body: gzipSync(many.body) };
  const { changes } = await fetchNow({}, 'limit: 2\n');
  expect(Object.keys(changes)).toEqual(['knowledge/web/help/returns.md', 'knowledge/web/about.md']);
});

it('obeys robots.txt and stays on the given origins', async () => {
  site['/robots.txt'] = {
    type: 'text/plain',
    body: 'User-agent: *\nDisallow: /help/\nAllow: /help/shipping*.html$\n',
  };
  site['/sitemap.xml'] = sitemap([
    '/help/returns',
    '/help/shipping.html',
    '/about',
    'https://other.example/x',
  ]);
  site['/about'] = { status: 302, location: 'http://localhost:1/secret' };
  const { changes, problems } = await fetchNow();
  expect(Object.keys(changes)).toEqual(['knowledge/web/help/shipping.md']);
  expect(problems).toEqual([
    expect.objectContaining({
      code: 'KB_FETCH_FAILED',
      severity: 'warning',
      message: expect.stringContaining('localhost:1'),
    }),
  ]);
  expect(asked).not.toContain('/help/returns');
});

it('reports pages that cannot be read and leaves their files unchanged', async () => {
  const first = filesOf((await fetchNow()).changes);
  site['/help/returns'] = { status: 503 };
  site['/about'] = { type: 'application/pdf', body: '%PDF' };
  site['/help/shipping.html'] = { body: 'x'.repeat(2 * 1024 * 1024 + 1) };
  const { changes, problems } = await fetchNow(first);
  expect(changes).toEqual({});
  expect(problems.map(({ message }) => message.replace(/^.*fetched: /, '')).sort()).toEqual([
    'it is larger than 2 MB',
    'it is not an HTML page but application/pdf',
    'the server answered with 503',
  ]);
});

it.each<[string, Answer]>([
  ['does not exist', { status: 404 }],
  ['is an HTML page', { body: '<html></html>' }],
  ['contains entities', xml('<!DOCTYPE a [<!ENTITY b "c">]><urlset/>')],
  ['is damaged', { type: 'application/gzip', body: Buffer.from([0x1f, 0x8b, 1, 2, 3]) }],
])('changes nothing if the sitemap %s', async (_, answer) => {
  site['/sitemap.xml'] = answer;
  await expect(fetchNow()).rejects.toMatchObject({ code: 'KB_FETCH_FAILED' });
});

it('can be cancelled while a page does not respond', async () => {
  site['/about'] = 'hang';
  const abort = new AbortController();
  const onProgress = ({ done }: { done: number }) => done === 2 && abort.abort(new Error('enough'));
  await expect(fetchNow({}, '', { signal: abort.signal, onProgress })).rejects.toThrow('enough');
});

it.each(['', 'url: ftp://x', 'url: nowhere', 'url: https://x.example\nlimits: 3', '- a', 'url: ['])(
  'reports what is wrong with the source %j',
  async (text) => {
    const source = { path: 'knowledge/web.sitemap.yaml', text };
    await expect(fetchSitemap({ source, files: {}, today: '2024-05-31' })).rejects.toMatchObject({
      code: 'KB_SITEMAP_INVALID',
      location: { file: 'knowledge/web.sitemap.yaml' },
    });
  },
);
