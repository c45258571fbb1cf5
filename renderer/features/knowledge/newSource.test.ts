import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSource } from './newSource.ts';

describe('newSource', () => {
  it('makes a file name of a title', () => {
    expect(newSource('Gift cards & Vouchers', 'markdown', [])).toEqual({
      path: 'knowledge/gift-cards-vouchers.md',
      text: '# Gift cards & Vouchers\n\n',
    });
    expect(newSource('Fragen.csv', 'questions', [])).toEqual({
      path: 'knowledge/fragen.csv',
      text: 'question,answer\n',
    });
  });

  it('begins a sitemap with what it needs', () => {
    const { path, text } = newSource('Help pages', 'sitemap', []);
    expect(path).toBe('knowledge/help-pages.sitemap.yaml');
    expect(text).toMatch(/^url: https:/);
  });

  it('never takes the name of another source', () => {
    const taken = ['knowledge/a.md', 'knowledge/a-2.md'];
    expect(newSource('a', 'markdown', taken).path).toBe('knowledge/a-3.md');
    expect(newSource('a', 'questions', taken).path).toBe('knowledge/a.csv');
  });

  it('makes a path that is a knowledge source of whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(newSource(name, 'markdown', []).path).toMatch(/^knowledge\/[a-z0-9][a-z0-9-]*\.md$/);
      }),
    );
  });
});
