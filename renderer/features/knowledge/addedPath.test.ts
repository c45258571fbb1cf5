import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addedPath } from './addedPath.ts';

it('keeps the name of a file as far as it fits a path', () => {
  expect(addedPath('Return policy (2024).PDF', [])).toBe('knowledge/Return-policy-2024.pdf');
  expect(addedPath('Rückgabe.docx', ['knowledge/Rückgabe.docx'])).toBe('knowledge/Rückgabe-2.docx');
  expect(addedPath('../../etc/passwd.txt', [])).toBe('knowledge/etc-passwd.txt');
  for (const name of ['photo.png', 'noextension', '.pdf', '']) expect(addedPath(name, [])).toBeUndefined();
});

it('makes a path in the folder of whatever a file is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(addedPath(`${name}x.html`, [])).toMatch(/^knowledge\/[^./\\\s][^/\\\s]*\.html$/);
    }),
  );
});
