import type { Action } from '../model/action.ts';
import type { ActionEnvironment } from './readEnvironment.ts';

/**
 * The header that authorises a request, by lower-case name; none when the action needs no authorisation.
 *
 * @throws AppError ACTION_SECRET_UNDECLARED, ACTION_SECRET_MISSING
 */
export function authHeaders(
  auth: Action['auth'],
  environment: ActionEnvironment,
): Readonly<Record<string, string>> {
  if (auth === undefined) return {};
  const secret = environment.requireSecret(auth.secret);
  if (auth.type === 'bearer') return { authorization: `Bearer ${secret}` };
  if (auth.type === 'header') return { [auth.header.toLowerCase()]: secret };
  return { authorization: `Basic ${Buffer.from(`${auth.username}:${secret}`).toString('base64')}` };
}
