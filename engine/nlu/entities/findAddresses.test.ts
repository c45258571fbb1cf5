import { expect, test } from 'vitest';
import { findAddresses } from './findAddresses.ts';

test.each([
  ['de', 'ich wohne in der Lindenallee 3a, 80331 München', 'Lindenallee 3a, 80331 München'],
  ['de', 'Am Alten Markt 7\n50667 Köln', 'Am Alten Markt 7, 50667 Köln'],
  ['de', 'Bahnhofstr. 22, 8001 Zürich bitte', 'Bahnhofstr. 22, 8001 Zürich'],
  [
    'de',
    'Karl-Marx-Straße 12-14, 60486 Frankfurt am Main',
    'Karl-Marx-Straße 12-14, 60486 Frankfurt am Main',
  ],
  ['en', 'send it to 14 Elm Street, Springfield, IL 62704.', '14 Elm Street, Springfield, IL 62704'],
  ['en', '221B Baker Street, London NW1 6XE', '221B Baker Street, London NW1 6XE'],
  ['en', '500 Main St Apt 4, Austin, TX 78701', '500 Main St Apt 4, Austin, TX 78701'],
])('%s: %j has the address %j', (locale, text, value) => {
  expect(findAddresses(text, locale).map((one) => one.value)).toEqual([value]);
});

test.each([
  ['de', 'Hauptstraße 14'],
  ['de', 'ich habe 3 Weg 10115 Sachen'],
  ['en', '14 Elm Street'],
  ['en', 'I ordered 20 items on Main Street'],
  ['es', 'Calle Mayor 5, 28013 Madrid'],
])('%s: %j is no whole address', (locale, text) => {
  expect(findAddresses(text, locale)).toEqual([]);
});
