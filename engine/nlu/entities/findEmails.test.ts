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

test.each([
  ['maria dot lopez at example dot com', 'maria.lopez@example.com'],
  ['ada punkt huber at example punkt com', 'ada.huber@example.com'],
  ['crystal(at)minh-online.de', 'crystal@minh-online.de'],
  ['ada ät example.com', 'ada@example.com'],
  ['my email is ada at example dot com', 'ada@example.com'],
  ['jo [at] example [dot] org', 'jo@example.org'],
  ['ada @ example.com', 'ada@example.com'],
  ['es jo arroba ejemplo punto com', 'jo@ejemplo.com'],
  ['ada dot huber at mail dot example dot co dot uk.', 'ada.huber@mail.example.co.uk'],
  ['ada minus huber ät example punkt de', 'ada-huber@example.de'],
  ['ada_huber at example.com', 'ada_huber@example.com'],
])('%j is said', (text, value) => {
  expect(findEmails(text).map((one) => one.value)).toEqual([value]);
});

test.each([
  'meet me at example dot com',
  'look at example.com',
  'I bought it at example.com',
  'maria lopez at example dot com',
  'ben at gmail',
  'ben at gmail dot',
  'at the dot',
  'we arrive at 10.30',
  'sold at Miller dot',
])('%j is no address, or not a whole one', (text) => {
  expect(findEmails(text)).toEqual([]);
});
