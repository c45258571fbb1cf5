import { describe, expect, it } from 'vitest';
import { customerSecret, customerToken } from '../fixtures/customerToken.ts';
import { createTokenVerifier } from './createTokenVerifier.ts';

const now = 1_700_000_000_000;
const verifier = createTokenVerifier(customerSecret, { now: () => now });
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('createTokenVerifier', () => {
  it('reads the customer from a token that is signed with the secret', async () => {
    expect(await verifier.customerOf(await customerToken('c 1', { issuedAt: now }))).toEqual({ id: 'c 1' });
  });

  it.each([
    ['signed with another secret', () => customerToken('c1', { secret: 'x'.repeat(40), issuedAt: now })],
    ['signed with another algorithm', () => customerToken('c1', { algorithm: 'HS512', issuedAt: now })],
    ['not signed', () => `${base64({ alg: 'none' })}.${base64({ sub: 'c1' })}.`],
    ['expired', () => customerToken('c1', { issuedAt: now - 2 * 86_400_000 })],
    ['without a customer', () => customerToken('', { issuedAt: now })],
    ['for a customer with an endless name', () => customerToken('x'.repeat(201), { issuedAt: now })],
    [
      'changed',
      async () =>
        (await customerToken('c1', { issuedAt: now })).replace(/\.[^.]+\./, `.${base64({ sub: 'c2' })}.`),
    ],
    ['no token', () => 'hello'],
  ])('rejects one that is %s', async (_what, token) => {
    await expect(verifier.customerOf(await token())).rejects.toMatchObject({
      code: 'SERVER_CUSTOMER_TOKEN_INVALID',
    });
  });

  it('rejects any token without a secret, and a secret that can be guessed', async () => {
    const none = createTokenVerifier(null, { now: () => now });
    await expect(none.customerOf(await customerToken('c1', { issuedAt: now }))).rejects.toMatchObject({
      code: 'SERVER_CUSTOMER_TOKENS_OFF',
    });
    expect(() => createTokenVerifier('short', { now: () => now })).toThrow(
      expect.objectContaining({ code: 'SERVER_CUSTOMER_SECRET_SHORT' }),
    );
  });
});
