import { describe, expect, it } from 'vitest';
import { namedPlaces, placeNames, uncoveredPlaces } from './placeNames.ts';

const names = placeNames(['de', 'en']);
const placesIn = (text: string) => [...namedPlaces(text, names)].sort();

describe('namedPlaces', () => {
  it.each([
    ['Do you ship to Canada?', ['CA']],
    ['do you deliver to the netherlands and belgium', ['NL']],
    ['Is there a shop in new zealand', ['NZ']],
    ['can I collect it in Toronto', ['CA']],
    ['Liefern Sie nach Österreich?', ['AT']],
    ['We deliver inside the European Union, Norway and Switzerland.', ['CH', 'EU', 'NO']],
    ['do you ship to the USA', ['US']],
  ])('finds the places of %j', (text, expected) => {
    expect(placesIn(text)).toEqual(expect.arrayContaining(expected));
    expect(placesIn(text).length).toBe(expected.length);
  });

  it.each([
    'is the jersey machine washable',
    'Turkey sandwiches are sold out',
    'CAN YOU CHAD THIS',
    'how long does it take',
    'What was the reunion about?',
  ])('does not take another word for a place: %j', (text) => {
    expect(placesIn(text)).toEqual([]);
  });
});

describe('uncoveredPlaces', () => {
  const europe = namedPlaces('We deliver to all of the European Union, Norway and Switzerland.', names);
  const uncovered = (text: string) => uncoveredPlaces(namedPlaces(text, names), europe);

  it.each([
    'Do you ship to Germany?',
    'parcels to paris please',
    'delivery to Norway',
    'Do you deliver in Europe?',
    'what does it cost',
  ])('finds none in %j', (text) => {
    expect(uncovered(text)).toEqual([]);
  });

  it.each([
    ['Do you ship to Canada?', 'CA'],
    ['delivery to tokyo', 'JP'],
    ['Shipping to the United Kingdom', 'GB'],
    ['how about Africa', '002'],
  ])('finds some in %j', (text, place) => {
    expect(uncovered(text)).toEqual([place]);
  });
});
