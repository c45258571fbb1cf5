import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { packageRoot } from '../../engine/project/packageRoot.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** A file of the built studio, ready to send. */
export interface RendererFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reads a file of the built renderer, for the custom protocol and the loopback server.
 *
 * @param urlPath - Path of the URL, such as `/assets/index.js`; `/` is the page itself.
 * @param connect - Other origins that the page may connect to, for the content security policy.
 * @returns Undefined when there is no such file, or the path leaves the folder.
 */
export async function readRendererFile(
  urlPath: string,
  connect: readonly string[] = [],
  folder: string = join(packageRoot, 'dist', 'renderer'),
): Promise<RendererFile | undefined> {
  const path = decode(urlPath === '/' ? '/index.html' : urlPath);
  if (path === undefined) return undefined;
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep)) return undefined;
  const contentType = contentTypes[extname(file)];
  if (contentType === undefined) return undefined;
  try {
    return {
      body: await readFile(file),
      headers: { 'content-type': contentType, ...securityHeaders(connect) },
    };
  } catch {
    return undefined;
  }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function securityHeaders(connect: readonly string[]): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // The component library and the text editor add style elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  };
}
