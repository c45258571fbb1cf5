import { describe, expect, it } from 'vitest';
import { documentKinds } from '../../../engine/model/documentKinds.ts';
import { documentProse } from './documentFields.ts';
import { fieldsOf } from './documentsPage.ts';

describe('documentProse', () => {
  it.each(documentKinds.filter(({ kind }) => kind !== 'other').map((kind) => [kind.label, kind] as const))(
    'describes every field of a %s, and no others',
    (_, kind) => {
      const prose = documentProse[kind.kind as keyof typeof documentProse];
      expect(Object.keys(prose.fields).sort()).toEqual(
        fieldsOf(kind)
          .map(({ path }) => path)
          .sort(),
      );
      for (const text of [prose.purpose, ...Object.values(prose.fields)])
        expect(text).toMatch(/^[A-Z`].*\.$/);
    },
  );
});
