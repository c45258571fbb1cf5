import { describe, expect, it } from 'vitest';
import { openShop } from './fixtures/hold.ts';
import { locales, places, stateOf } from './fixtures/places.ts';

const { holdAt } = openShop();

describe.each(locales)('in %s', (locale) => {
  it.each(places)('the way to the place "%s" leads there', async (place) => {
    const held = await holdAt(locale, place);
    expect(held.at()).toBe(stateOf[place]);
  });
});
