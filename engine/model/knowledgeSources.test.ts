import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentKind } from './documentKinds.ts';
import { formatStandIn, isBinarySource, readStandIn } from './knowledgeSources.ts';

it('reads back the placeholders it writes', () => {
  const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
  const standIn = fc.record({ bytes: fc.nat(), sha256: hash }, { requiredKeys: ['bytes'] });
  fc.assert(
    fc.property(standIn, (value) => {
      expect(readStandIn(formatStandIn(value))).toEqual({ ...value });
    }),
  );
});

it('accepts no other text as a placeholder', () => {
  for (const text of [
    '',
    '%PDF-1.4',
    'dialoom binary 1',
    'dialoom binary 1\nbytes x',
    'dialoom binary 1\nbytes 1\nsha256 0',
  ])
    expect(readStandIn(text)).toBeUndefined();
});

it('is for knowledge sources that are not text, whatever the case of their names', () => {
  for (const path of ['knowledge/a.pdf', 'knowledge/b/A.DOCX']) {
    expect(isBinarySource(path)).toBe(true);
    expect(documentKind(path).definition.kind).toBe('knowledge');
  }
  for (const path of ['a.pdf', 'knowledge/a.md', 'knowledge/pdf', 'flows/a.pdf'])
    expect(isBinarySource(path)).toBe(false);
});
