import { errors as joseErrors, jwtVerify } from 'jose';
import { isTimeZone } from '../../base/formats/timeZone.ts';
import type { Clock } from '../../base/ports.ts';
import { serverErrors } from '../errors.ts';

/** What a token says of a customer. */
interface KnownCustomer {
  readonly id: string;
  /** IANA name, from `zoneinfo` (OpenID Connect). */
  readonly timeZone?: string;
}

/** Verifies customer tokens. */
export interface TokenVerifier {
  /**
   * @param token - A JWT signed with HS256; `sub` is the customer's id, `zoneinfo` their time zone; `exp` and `nbf` are
   *   enforced.
   * @throws AppError SERVER_CUSTOMER_TOKENS_OFF, SERVER_CUSTOMER_TOKEN_INVALID.
   */
  readonly customerOf: (token: string) => Promise<KnownCustomer>;
}

/** Minimum number of bytes of a secret for HS256 (RFC 7518, 3.2). */
const minSecretBytes = 32;
const maxIdLength = 200;

/**
 * Creates the verifier of tokens with which an application identifies its customers.
 *
 * @param secret - Shared with that application; null: no token is accepted.
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
  if (key.length < minSecretBytes) {
    throw serverErrors.SERVER_CUSTOMER_SECRET_SHORT({ bytes: key.length, least: minSecretBytes });
  }
  return {
    customerOf: async (token) => {
      const known = await claimsOf(token, key, clock);
      if (known.id.length > maxIdLength) {
        throw serverErrors.SERVER_CUSTOMER_TOKEN_INVALID({
          reason: `"sub" is longer than ${maxIdLength} characters`,
        });
      }
      return known;
    },
  };
}

async function claimsOf(token: string, key: Uint8Array, clock: Clock): Promise<KnownCustomer> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      requiredClaims: ['sub'],
      currentDate: new Date(clock.now()),
    });
    const { sub, zoneinfo } = payload;
    if (zoneinfo !== undefined && !(typeof zoneinfo === 'string' && isTimeZone(zoneinfo)))
      throw serverErrors.SERVER_CUSTOMER_TOKEN_INVALID({ reason: '"zoneinfo" is not a time zone' });
    if (typeof sub === 'string' && sub !== '') return { id: sub, ...(zoneinfo && { timeZone: zoneinfo }) };
  } catch (cause) {
    if (!(cause instanceof joseErrors.JOSEError)) throw cause;
    throw serverErrors.SERVER_CUSTOMER_TOKEN_INVALID({ reason: cause.message }, { cause });
  }
  throw serverErrors.SERVER_CUSTOMER_TOKEN_INVALID({ reason: '"sub" is empty' });
}
