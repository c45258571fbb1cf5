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
  ["I'm Nguyễn Văn An", ['Nguyễn Văn An']],
  ['mein Name ist Karl von und zu Stein', ['Karl von und zu Stein']],
  ['my name is Van An', ['Van An']],
  ["je m'appelle François Dupont", ['François Dupont']],
  ['me llamo María del Carmen', ['María del Carmen']],
  ['mi chiamo Giulia De Luca', ['Giulia De Luca']],
  ['meu nome é João dos Santos', ['João dos Santos']],
  ['I am maria lopez', []],
  ['Hi, Daniel Okoye here', ['Daniel Okoye']],
  ['Mein Name lautet Max Mustermann', ['Max Mustermann']],
  ['Mein Name lautet Max Mustermann wohnhaft in Köln', ['Max Mustermann']],
  ["this is Mrs. D'Angelo calling", ["D'Angelo"]],
  ['Okonkwo, first name Chidi', ['Chidi Okonkwo']],
  ['first name: Chidi, last name: Okonkwo', ['Chidi Okonkwo']],
  ['Nachname von Stein, Vorname Karl', ['Karl von Stein']],
  ['Hier ist Frau Dr. Weber', ['Weber']],
])('%j returns %j', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test.each([
  ['crystal minh', ['Crystal Minh']],
  ['Crystal', ['Crystal']],
  ['ludwig van der berg', ['Ludwig Van Der Berg']],
  ['no thanks', []],
  ['help', []],
  ['i want to return it', []],
  ['what?', []],
])('where a name is asked for, %j is %j', (text, expected) => {
  expect(findPersonNames(text, true).map(({ value }) => value)).toEqual(expected);
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
  'mi nombre es',
  "I'm Angry",
  'Hier ist Paket',
  'my first name is wrong',
  '',
])('%j contains none', (text) => {
  expect(names(text)).toEqual([]);
});
