import { expect, test } from 'vitest';
import { findUrls } from './findUrls.ts';

const urls = (text: string) => findUrls(text).map(({ value }) => value);

test.each([
  ['see https://shop.example.com/a?b=1. Thanks', ['https://shop.example.com/a?b=1']],
  ['(http://Example.com/x)', ['http://example.com/x']],
  ['https://en.wikipedia.org/wiki/Boot_(shoe)', ['https://en.wikipedia.org/wiki/Boot_(shoe)']],
  ['www.Shop.com', ['https://www.shop.com/']],
  ['http://', []],
  ['me@www.shop.com', []],
  ['shop.com', []],
])('%j returns %j', (text, expected) => {
  expect(urls(text)).toEqual(expected);
});
