import { describe, expect, it } from 'vitest';
import { expectationWords } from './expectationWords.ts';

describe('expectationWords', () => {
  it('names the source, the passage, or nothing', () => {
    expect(['none', 'knowledge/a/b.md', 'knowledge/a.md#lost-cards'].map(expectationWords)).toEqual([
      'No answer expected',
      'Expected from a/b.md',
      'Expected from a.md › lost-cards',
    ]);
  });
});
