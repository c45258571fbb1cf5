import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { smallProject, writeFiles } from '../../project/fixtures/projectFolder.ts';
import { terminal } from '../fixtures/terminal.ts';

async function site() {
  const pages: Record<string, string> = { '/a': '<h1>A</h1><p>One.</p>', '/b': '<h1>B</h1><p>Two.</p>' };
  const server = createServer((request, response) => {
    const urls = Object.keys(pages).map(
      (path) => `<url><loc>http://${request.headers.host}${path}</loc></url>`,
    );
    const body = request.url === '/map' ? `<urlset>${urls.join('')}</urlset>` : pages[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { pages, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/map` };
}

it('writes the pages of sitemaps into the project, and removes those that are gone', async () => {
  const { pages, url } = await site();
  const { cwd, run } = terminal();
  const project = join(cwd, 'p');
  writeFiles(project, { ...smallProject, 'knowledge/web.sitemap.yaml': `url: ${url}\n` });
  expect(await run('kb', 'fetch', 'p', '--dry-run')).toMatchObject({
    code: 0,
    out: ['knowledge/web.sitemap.yaml: 2 added, 0 updated, 0 removed, 0 unchanged'],
  });
  expect((await run('kb', 'fetch', 'p', 'knowledge/web.sitemap.yaml')).out).toEqual([
    'knowledge/web.sitemap.yaml: 2 added, 0 updated, 0 removed, 0 unchanged',
  ]);
  expect(readFileSync(join(project, 'knowledge/web/b.md'), 'utf8')).toMatch(
    /^---\ntitle: B\n[\s\S]*Two\.\n$/,
  );
  delete pages['/b'];
  const { code, out } = await run('kb', 'fetch', 'p', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toMatchObject([
    { removed: 1, unchanged: 1, files: ['knowledge/web/b.md'] },
  ]);
  expect(() => readFileSync(join(project, 'knowledge/web/b.md'))).toThrow(/ENOENT/);
});

it('reports that there is nothing to fetch', async () => {
  const { cwd, run } = terminal();
  writeFiles(join(cwd, 'p'), smallProject);
  const { code, notes, out } = await run('kb', 'fetch', 'p');
  expect(code).toBe(1);
  expect([...notes, ...out].join('\n')).toContain('CLI_NO_SITEMAPS');
});
