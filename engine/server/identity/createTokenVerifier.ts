import { errors as joseErrors, jwtVerify } from 'jose';
import type { Clock } from '../../base/ports.ts';
import { serverErrors } from '../errors.ts';

/** Says whom a token is about. */
export interface TokenVerifier {
  /**
   * @param token - A JWT signed with HS256; `sub` is the customer's id, `exp` and `nbf` are kept to.
   * @returns The customer's id.
   * @throws AppError SERVER_CUSTOMER_TOKENS_OFF, SERVER_CUSTOMER_TOKEN_INVALID.
   */
  readonly customerOf: (token: string) => Promise<string>;
}

/** Bytes that a secret needs for HS256 (RFC 7518, 3.2). */
const shortestSecret = 32;
const longestId = 200;

/**
 * Makes the verifier of the tokens by which an application vouches for its customers.
 *
 * @param secret - Shared with that application; null: no token is taken.
 * @throws AppError SERVER_CUSTOMER_SECRET_SHORT.
 */
export function createTokenVerifier(secret: string | null, clock: Clock): TokenVerifier {
  if (secret === null) {
    return {
      customerOf: async () => {
        throw serverErrors.SERVER_CUSTOMER_TOKENS_OFF({});
      },
    };
  }
  const key = new TextEncoder().encode(secret);
  if (key.length < shortestSecret) {
    throw serverErrors.SERVER_CUSTOMER_SECRET_SHORT({ bytes: key.length, least: shortestSecret });
  }
  return {
    customerOf: async (token) => {
      const subject = await subjectOf(token, key, clock);
      if (subject.length > longestId) {
        throw serverErrors.SERVER_CUSTOMER_TOKEN_INVALID({
          reason: `"sub" is longer than ${longestId} characters`,
        });
      }
      return subject;
    },
  };
}

async function subjectOf(token: string, key: Uint8Array, clock: Clock): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      requiredClaims: ['sub'],
      currentDate: new Date(clock.now()),
    });
    if (typeof payload.sub === 'string' && payload.sub !== '') return payload.sub;
  } catch (cause) {
    if (!(cause instanceof joseErrors.JOSEError)) throw cause;
    throw serverErrors.SERVER_CUSTOMER_TOKEN_INVALID({ reason: cause.message }, { cause });
  }
  throw serverErrors.SERVER_CUSTOMER_TOKEN_INVALID({ reason: '"sub" is empty' });
}
