import { expect, test } from 'vitest';
import { findPersonNames } from './findPersonNames.ts';

const names = (text: string) => findPersonNames(text).map(({ value }) => value);

test.each([
  ['Crystal Minh', ['Crystal Minh']],
  [' John F. Kennedy ', ['John F. Kennedy']],
  ["Sinéad O'Connor", ["Sinéad O'Connor"]],
  ['my name is crystal minh and i need help', ['Crystal Minh']],
  ['name: JOYCE WU', ['Joyce Wu']],
  ["hello my name's Chloe", ['Chloe']],
  ["I'm Joyce Wu, hi", ['Joyce Wu']],
  ['This is Alessandro Phoenix.', ['Alessandro Phoenix']],
  ['Ich heiße Jürgen Müller', ['Jürgen Müller']],
  ['ronald mcDonald', []],
])('%j returns %j', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test.each([
  'Thank You',
  'Order Status',
  'Good Morning',
  'Wrong Size',
  'Crystal',
  "i'm looking for jeans",
  'I am Very Angry',
  'This is Not OK',
  'crystal minh',
  'What Is This',
  'my name is wrong on the label',
  'ich bin Kunde',
  '',
])('%j contains none', (text) => {
  expect(names(text)).toEqual([]);
});
