import { expect, test } from 'vitest';
import { networkReason } from './networkReason.ts';

const failure = (message: string, code?: string) => Object.assign(new Error(message), { code });

test.each([
  [failure('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED'), 'connection refused'],
  [new AggregateError([failure('', 'ENOTFOUND'), failure('other')]), 'unknown host'],
  [failure('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'), 'self-signed certificate'],
  [failure('', 'EPROTO'), 'EPROTO'],
  ['odd', 'odd'],
])('explains %o', (error, reason) => {
  expect(networkReason(error)).toBe(reason);
});
