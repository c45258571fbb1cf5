import { expect, test } from 'vitest';
import { findEmails } from './findEmails.ts';

const emails = (text: string) => findEmails(text).map(({ value }) => value);

test.each([
  ['CMinh730@Email.com', ['cminh730@email.com']],
  ['write to a.b+c@mail.example.co.uk.', ['a.b+c@mail.example.co.uk']],
  ['a@b.de, c@d.org', ['a@b.de', 'c@d.org']],
  ['jürgen@müller.de', ['jürgen@müller.de']],
  ['me@home', []],
  ['@name and a@ b.com', []],
  ['x@-y.com', []],
])('%j returns %j', (text, expected) => {
  expect(emails(text)).toEqual(expected);
});
