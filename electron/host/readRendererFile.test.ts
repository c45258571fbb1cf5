import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../engine/project/fixtures/temporaryFolder.ts';
import { readRendererFile } from './readRendererFile.ts';

function built(): string {
  const parent = temporaryFolder();
  writeFiles(parent, {
    'renderer/index.html': '<!doctype html>',
    'renderer/assets/index.js': 'export {};',
    'renderer/assets/a b.css': '',
    'renderer/secret.txt': 'no type that the studio has',
    'renderer-other/index.html': 'a neighbour whose name begins alike',
    'outside.json': '{}',
  });
  return join(parent, 'renderer');
}

const read = (path: string, folder = built()) => readRendererFile(path, ['ws://127.0.0.1:1'], folder);

describe('readRendererFile', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/index.js', 'text/javascript; charset=utf-8'],
    ['/assets/a%20b.css', 'text/css; charset=utf-8'],
  ])('reads %s', async (path, type) => {
    expect((await read(path))?.headers['content-type']).toBe(type);
  });

  it('sends a content security policy that allows only its own content', async () => {
    const policy = (await read('/'))?.headers['content-security-policy'] ?? '';
    const directives = new Map(
      policy.split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1).join(' ')]),
    );
    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'self' ws://127.0.0.1:1");
    expect(directives.get('frame-ancestors')).toBe("'none'");
    expect(directives.get('base-uri')).toBe("'none'");
    expect(directives.get('form-action')).toBe("'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect((await read('/'))?.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    '/../outside.json',
    '/..%2foutside.json',
    '/assets/..%2f..%2foutside.json',
    '/%2e%2e/outside.json',
    '/../renderer-other/index.html',
    '/..%5coutside.json',
    '//etc/passwd',
    '/etc/passwd',
    '/assets',
    '/assets/none.js',
    '/secret.txt',
    '/%00.js',
    '/%',
    '',
  ])('finds nothing at %s', async (path) => {
    expect(await read(path)).toBeUndefined();
  });
});
