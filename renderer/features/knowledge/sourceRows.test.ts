import { describe, expect, it } from 'vitest';
import { isIndexCurrent, type KnownIndex, sourceRows } from './sourceRows.ts';

const files = { 'knowledge/a.md': 'A', 'knowledge/b.csv': 'B' };
const paths = ['knowledge/b.csv', 'knowledge/a.md'];
const error = { code: 'KB_CSV_HEADER', message: 'No', remedy: 'Do' };
const known: KnownIndex = {
  files,
  status: {
    embedder: 'e',
    chunks: 3,
    access: [],
    upToDate: true,
    sources: [
      { path: 'knowledge/a.md', chunks: 3, error: null },
      { path: 'knowledge/b.csv', chunks: 0, error },
    ],
  },
};

describe('sourceRows', () => {
  it('shows what the index has of each source, by path', () => {
    expect(sourceRows(paths, files, known)).toEqual([
      { path: 'knowledge/a.md', state: 'indexed', chunks: 3, error: null, unread: false },
      { path: 'knowledge/b.csv', state: 'failed', chunks: null, error, unread: false },
    ]);
    expect(isIndexCurrent(sourceRows(paths, files, known), known)).toBe(true);
  });

  it('shows files that are no sources because they cannot be read', () => {
    const huge = { path: 'knowledge/huge.txt', chunks: 0, error };
    const status = { ...known.status, sources: [...known.status.sources, huge] };
    const rows = sourceRows(paths, files, { ...known, status });
    expect(rows.at(-1)).toEqual({ path: huge.path, state: 'failed', chunks: null, error, unread: true });
    expect(isIndexCurrent(rows, { ...known, status })).toBe(true);
    // One that was deleted here is none.
    const fewer = { 'knowledge/a.md': 'A' };
    expect(sourceRows(['knowledge/a.md'], fewer, { ...known, status }).map(({ path }) => path)).toEqual([
      'knowledge/a.md',
      huge.path,
    ]);
  });

  it('knows nothing of a source that was edited or added since', () => {
    const now = { ...files, 'knowledge/b.csv': 'new', 'knowledge/c.md': 'C' };
    const rows = sourceRows([...paths, 'knowledge/c.md'], now, known);
    expect(rows.map(({ state, error: found }) => [state, found])).toEqual([
      ['indexed', null],
      ['changed', null],
      ['changed', null],
    ]);
    expect(isIndexCurrent(rows, known)).toBe(false);
  });

  it('counts a source that was deleted as a reason to update', () => {
    const rows = sourceRows(['knowledge/a.md'], files, known);
    expect(isIndexCurrent(rows, known)).toBe(false);
  });

  it('knows nothing before the host has answered, or while the index is old', () => {
    const old = { ...known, status: { ...known.status, upToDate: false } };
    for (const index of [null, old]) {
      expect(sourceRows(paths, files, index).map(({ state }) => state)).toEqual(['changed', 'changed']);
      expect(isIndexCurrent(sourceRows(paths, files, index), index)).toBe(false);
    }
  });
});
