import { describe, expect, it } from 'vitest';
import { sameBasis } from './sameBasis.ts';

const files = {
  'dialoom.yaml': 'a',
  'knowledge/a.md': 'b',
  'tests/a.questions.yaml': 'c',
  'flows/a.flow.yaml': 'd',
};

describe('sameBasis', () => {
  it('looks at settings, sources and questions, and at nothing else', () => {
    expect(sameBasis(files, { ...files, 'flows/a.flow.yaml': 'other', 'tests/a.test.yaml': 'new' })).toBe(
      true,
    );
    for (const path of ['dialoom.yaml', 'knowledge/a.md', 'knowledge/new.md', 'tests/a.questions.yaml']) {
      expect(sameBasis(files, { ...files, [path]: 'other' })).toBe(false);
      expect(sameBasis({ ...files, [path]: 'other' }, files)).toBe(false);
    }
  });
});
