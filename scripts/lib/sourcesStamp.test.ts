import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourcesStamp } from './sourcesStamp.mjs';

let folder = '';
const places = ['src', 'config.json', 'missing'];
const stamp = (): string => sourcesStamp(folder, places, 'times');
const contents = (): string => sourcesStamp(folder, places, 'contents');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialoom-stamp-'));
  mkdirSync(join(folder, 'src', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'one');
  writeFileSync(join(folder, 'config.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('stays the same while nothing changes', () => {
  expect(stamp()).toBe(stamp());
  expect(contents()).toBe(contents());
});

it('depends on times or on contents', () => {
  const before = [stamp(), contents()];
  utimesSync(join(folder, 'config.json'), 1, 1);
  expect(stamp()).not.toBe(before[0]);
  expect(contents()).toBe(before[1]);
});

it.each<[string, () => void]>([
  ['edited', () => writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'two')],
  ['added', () => writeFileSync(join(folder, 'src', 'b.ts'), '')],
  ['deleted', () => rmSync(join(folder, 'src', 'deep', 'a.ts'))],
  ['renamed', () => renameSync(join(folder, 'src', 'deep', 'a.ts'), join(folder, 'src', 'deep', 'b.ts'))],
])('changes when a file is %s', (_, change) => {
  const before = [stamp(), contents()];
  change();
  expect(stamp()).not.toBe(before[0]);
  expect(contents()).not.toBe(before[1]);
});

it('ignores unit tests and files elsewhere', () => {
  const before = stamp();
  writeFileSync(join(folder, 'src', 'a.test.ts'), '');
  writeFileSync(join(folder, 'src', 'a.test.tsx'), '');
  writeFileSync(join(folder, 'other.txt'), '');
  expect(stamp()).toBe(before);
});
