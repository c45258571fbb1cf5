import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourcesStamp } from './sourcesStamp.mjs';

let folder = '';
const stamp = (): string => sourcesStamp(folder, ['src', 'config.json', 'missing']);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialoom-stamp-'));
  mkdirSync(join(folder, 'src', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'one');
  writeFileSync(join(folder, 'config.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('stays while nothing changes', () => {
  expect(stamp()).toBe(stamp());
});

it.each<[string, () => void]>([
  ['edited', () => writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'three')],
  ['touched', () => utimesSync(join(folder, 'config.json'), 1, 1)],
  ['added', () => writeFileSync(join(folder, 'src', 'b.ts'), '')],
  ['deleted', () => rmSync(join(folder, 'src', 'deep', 'a.ts'))],
  ['renamed', () => renameSync(join(folder, 'src', 'deep', 'a.ts'), join(folder, 'src', 'deep', 'b.ts'))],
])('changes when a file is %s', (_, change) => {
  const before = stamp();
  change();
  expect(stamp()).not.toBe(before);
});

it('does not count unit tests and files elsewhere', () => {
  const before = stamp();
  writeFileSync(join(folder, 'src', 'a.test.ts'), '');
  writeFileSync(join(folder, 'src', 'a.test.tsx'), '');
  writeFileSync(join(folder, 'other.txt'), '');
  expect(stamp()).toBe(before);
});
