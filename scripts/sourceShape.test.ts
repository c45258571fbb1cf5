import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBesideItsOnlyUser, readSources } from './lib/sourceShape.ts';

const sources = readSources(join(import.meta.dirname, '..'));

/** A file with more lines contains two concepts. */
const maxLines = 400;
/** A file with fewer lines whose only user is beside it belongs in that user. */
const minLinesBesideUser = 30;
/** More source files than this need subfolders. */
const maxFilesInFolder = 24;
/** Share of files whose only user is beside them. */
const maxShareBesideUser = 0.12;

/** Every language exports the same names, such as `yesNo`. */
const sameNamesByDesign = /^engine\/model\/languages\/\w+\//;

describe('the source files of the product', () => {
  it('are found', () => {
    expect(sources.length).toBeGreaterThan(500);
  });

  it('are one concept each: split files that are too long to read in one sitting', () => {
    expect(sources.filter(({ lines }) => lines > maxLines).map(({ path }) => path)).toEqual([]);
  });

  it('include what only one neighbour uses: merge small files into their only user', () => {
    const small = sources.filter(
      (source) => source.lines < minLinesBesideUser && isBesideItsOnlyUser(source),
    );
    expect(small.map(({ path, users }) => `${path} into ${users[0]}`)).toEqual([]);
  });

  it('rarely exist for one neighbour only', () => {
    const beside = sources.filter(isBesideItsOnlyUser);
    expect(beside.length / sources.length).toBeLessThanOrEqual(maxShareBesideUser);
  });

  it('are in folders of a readable size: add subfolders to those with too many files', () => {
    const files = new Map<string, number>();
    for (const { path } of sources) files.set(dirname(path), (files.get(dirname(path)) ?? 0) + 1);
    expect([...files].filter(([, count]) => count > maxFilesInFolder)).toEqual([]);
  });

  it('export each name once: give two things two names', () => {
    const owners = new Map<string, string[]>();
    for (const { path, exports } of sources) {
      if (sameNamesByDesign.test(path)) continue;
      for (const name of new Set(exports)) owners.set(name, [...(owners.get(name) ?? []), path]);
    }
    const twice = [...owners].filter(([, paths]) => paths.length > 1);
    expect(twice.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
  });
});
