import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Screenshots, made by the end-to-end tests. Their links are checked only if there are any. */
const images = join(root, 'docs', 'images');
const pages = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** Markdown without code. */
function prose(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/^ *```.*?^ *```/gms, '');
}

/** The anchors of a page, derived from its headings as GitHub does. */
function anchors(file: string): readonly string[] {
  return [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it.each(pages)('%s has no broken links', (page) => {
  const file = join(root, page);
  const links = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const broken = links.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#', 2);
    const linked = path === '' ? file : join(dirname(file), path);
    if (dirname(linked) === images && !existsSync(images)) return false;
    if (!existsSync(linked)) return true;
    return anchor !== undefined && !anchors(linked).includes(anchor);
  });
  expect(broken, `in ${relative(root, file)}`).toEqual([]);
});
