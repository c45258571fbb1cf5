import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedPath, isIndexCurrent, type KnownIndex, newSource, sourceRows } from './sources.ts';

describe('newSource', () => {
  it('makes a file name from a title', () => {
    expect(newSource('Gift cards & Vouchers', 'markdown', [])).toEqual({
      path: 'knowledge/gift-cards-vouchers.md',
      text: '# Gift cards & Vouchers\n\n',
    });
    expect(newSource('Fragen.csv', 'questions', [])).toEqual({
      path: 'knowledge/fragen.csv',
      text: 'question,answer\n',
    });
  });

  it('starts a sitemap with its required keys', () => {
    const { path, text } = newSource('Help pages', 'sitemap', []);
    expect(path).toBe('knowledge/help-pages.sitemap.yaml');
    expect(text).toMatch(/^url: https:/);
  });

  it('never takes the name of another source', () => {
    const taken = ['knowledge/a.md', 'knowledge/a-2.md'];
    expect(newSource('a', 'markdown', taken).path).toBe('knowledge/a-3.md');
    expect(newSource('a', 'questions', taken).path).toBe('knowledge/a.csv');
  });

  it('makes the path of a knowledge source from any input', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(newSource(name, 'markdown', []).path).toMatch(/^knowledge\/[a-z0-9][a-z0-9-]*\.md$/);
      }),
    );
  });
});

it('keeps the name of a file as far as it is valid in a path', () => {
  expect(addedPath('Return policy (2024).PDF', [])).toBe('knowledge/Return-policy-2024.pdf');
  expect(addedPath('Rückgabe.docx', ['knowledge/Rückgabe.docx'])).toBe('knowledge/Rückgabe-2.docx');
  expect(addedPath('../../etc/passwd.txt', [])).toBe('knowledge/etc-passwd.txt');
  for (const name of ['photo.png', 'noextension', '.pdf', '']) expect(addedPath(name, [])).toBeUndefined();
});

it('makes a path in the folder from any file name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(addedPath(`${name}x.html`, [])).toMatch(/^knowledge\/[^./\\\s][^/\\\s]*\.html$/);
    }),
  );
});

const files = { 'knowledge/a.md': 'A', 'knowledge/b.csv': 'B' };
const paths = ['knowledge/b.csv', 'knowledge/a.md'];
const error = { code: 'KB_CSV_HEADER', message: 'No', remedy: 'Do' };
const warning = { code: 'KB_PASSAGES_DIFFER', message: 'No', remedy: 'Do', line: 3 };
const known: KnownIndex = {
  files,
  status: {
    embedder: 'e',
    chunks: 3,
    access: [],
    upToDate: true,
    sources: [
      { path: 'knowledge/a.md', chunks: 3, error: null, warnings: [warning] },
      { path: 'knowledge/b.csv', chunks: 0, error },
    ],
  },
};

describe('sourceRows', () => {
  it('shows the index status of each source, by path', () => {
    expect(sourceRows(paths, files, known)).toEqual([
      {
        path: 'knowledge/a.md',
        state: 'indexed',
        chunks: 3,
        error: null,
        unread: false,
        warnings: [warning],
      },
      { path: 'knowledge/b.csv', state: 'failed', chunks: null, error, unread: false, warnings: [] },
    ]);
    expect(isIndexCurrent(sourceRows(paths, files, known), known)).toBe(true);
  });

  it('shows files that cannot be read', () => {
    const huge = { path: 'knowledge/huge.txt', chunks: 0, error };
    const status = { ...known.status, sources: [...known.status.sources, huge] };
    const rows = sourceRows(paths, files, { ...known, status });
    expect(rows.at(-1)).toMatchObject({
      path: huge.path,
      state: 'failed',
      chunks: null,
      error,
      unread: true,
    });
    expect(isIndexCurrent(rows, { ...known, status })).toBe(true);
    // One that was deleted here is none.
    const fewer = { 'knowledge/a.md': 'A' };
    expect(sourceRows(['knowledge/a.md'], fewer, { ...known, status }).map(({ path }) => path)).toEqual([
      'knowledge/a.md',
      huge.path,
    ]);
  });

  it('has no status for a source that was edited or added since', () => {
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

  it('has no status before the host has answered, or while the index is old', () => {
    const old = { ...known, status: { ...known.status, upToDate: false } };
    for (const index of [null, old]) {
      expect(sourceRows(paths, files, index).map(({ state }) => state)).toEqual(['changed', 'changed']);
      expect(isIndexCurrent(sourceRows(paths, files, index), index)).toBe(false);
    }
  });
});
