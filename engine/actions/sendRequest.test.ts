import { expect, it } from 'vitest';
import { retryAfterMs } from './sendRequest.ts';

it.each([
  [undefined, 0],
  ['', 0],
  ['2', 2_000],
  ['nonsense', 0],
  ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
])('reads Retry-After: %s', (header, expected) => {
  expect(retryAfterMs(header, Date.UTC(2026, 0, 1))).toBe(expected);
});
