import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasOneUserBeside, readSources } from './lib/sourceShape.ts';

const sources = readSources(join(import.meta.dirname, '..'));

/** Lines above which a file is two concepts. */
const longest = 400;
/** Lines below which a file that only its neighbour uses is a part of that neighbour. */
const shortest = 30;
/** Source files of a folder above which nobody sees what is in it. */
const fullest = 24;
/** Share of files that are used by one file beside them only. */
const mostBeside = 0.12;

/** Names that mean the same in several files: every language has its `yesNo`, every module its catalogue of errors. */
const sameInEach = [/^engine\/model\/languages\/\w+\//];

describe('the files of the product', () => {
  it('are read', () => {
    expect(sources.length).toBeGreaterThan(500);
  });

  it('are one concept each: split a file that is too long for one sitting', () => {
    expect(sources.filter(({ lines }) => lines > longest).map(({ path }) => path)).toEqual([]);
  });

  it('hold what only their neighbour would use: put a small file with one user into that user', () => {
    const small = sources.filter((source) => source.lines < shortest && hasOneUserBeside(source));
    expect(small.map(({ path, users }) => `${path} into ${users[0]}`)).toEqual([]);
  });

  it('are seldom used by one neighbour only', () => {
    const beside = sources.filter(hasOneUserBeside);
    expect(beside.length / sources.length).toBeLessThanOrEqual(mostBeside);
  });

  it('lie in folders that can be overlooked: give a folder that is too full an inner structure', () => {
    const count = new Map<string, number>();
    for (const { path } of sources) count.set(dirname(path), (count.get(dirname(path)) ?? 0) + 1);
    expect([...count].filter(([, files]) => files > fullest)).toEqual([]);
  });

  it('export a name once: call two things by two names', () => {
    const owners = new Map<string, string[]>();
    for (const { path, exports } of sources) {
      if (sameInEach.some((pattern) => pattern.test(path))) continue;
      for (const name of new Set(exports)) owners.set(name, [...(owners.get(name) ?? []), path]);
    }
    const twice = [...owners].filter(([, paths]) => paths.length > 1);
    expect(twice.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
  });
});
