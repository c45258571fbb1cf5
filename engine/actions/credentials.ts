// What proves to a service who is calling.
import { secretMask } from '../base/secretMask.ts';
import { buildUrl } from './buildUrl.ts';
import { type CompiledAuth, inField } from './compileAction.ts';
import type { ClientCredentials, Tokens } from './createTokens.ts';
import type { ActionEnvironment } from './readEnvironment.ts';

/** What is added to a request so that the service accepts it. */
export interface Credentials {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Query parameters. */
  readonly query: Readonly<Record<string, string>>;
}

/** Supplies the credentials of one call. */
export interface CredentialsSource {
  /** With masks in place of the secrets, for people and recordings. */
  readonly shown: Credentials;
  /**
   * @throws AppError ACTION_TOKEN_FAILED, ACTION_TOKEN_UNAVAILABLE
   * @throws The reason of the signal when it is aborted.
   */
  get(signal: AbortSignal): Promise<Credentials>;
  /** Says that the service refused the last credentials. @returns Whether others may help. */
  refused(): boolean;
}

const nothing: Credentials = { headers: {}, query: {} };

/**
 * Prepares the credentials of a call.
 *
 * @throws AppError ACTION_SECRET_UNDECLARED, ACTION_SECRET_MISSING, ACTION_VARIABLE_*, ACTION_TEMPLATE_INVALID,
 *   ACTION_URL_INVALID
 */
export function credentialsFor(
  auth: CompiledAuth | undefined,
  environment: ActionEnvironment,
  tokens: Tokens,
): CredentialsSource {
  if (auth?.type === 'oauth2') return tokenSource(tokens, clientOf(auth, environment));
  const credentials = staticCredentials(auth, environment);
  const shown = { headers: maskValues(credentials.headers), query: maskValues(credentials.query) };
  return { shown, get: () => Promise.resolve(credentials), refused: () => false };
}

function staticCredentials(
  auth: Exclude<CompiledAuth, { type: 'oauth2' }> | undefined,
  environment: ActionEnvironment,
): Credentials {
  if (auth === undefined) return nothing;
  const secret = environment.requireSecret(auth.secret);
  switch (auth.type) {
    case 'bearer':
      return { ...nothing, headers: { authorization: `Bearer ${secret}` } };
    case 'header':
      return { ...nothing, headers: { [auth.header.toLowerCase()]: secret } };
    case 'query':
      return { ...nothing, query: { [auth.parameter]: secret } };
    case 'basic': {
      const username = inField('auth username', () => auth.username.render({ env: environment.variables }));
      return { ...nothing, headers: { authorization: basic(username, secret) } };
    }
  }
}

function clientOf(
  auth: Extract<CompiledAuth, { type: 'oauth2' }>,
  environment: ActionEnvironment,
): ClientCredentials {
  const context = { env: environment.variables };
  const secret = environment.requireSecret(auth.secret);
  const clientId = inField('auth clientId', () => auth.clientId.render(context));
  const url = inField('auth tokenUrl', () => buildUrl(auth.tokenUrl, context, environment));
  const fields = auth.fields.map(([name, template]) => [
    name,
    inField(`auth ${name}`, () => template.render(context)),
  ]);
  const inForm = auth.credentials === 'form' ? { client_id: clientId, client_secret: secret } : {};
  // RFC 6749 2.3.1: both parts are form-encoded before they are joined.
  const inHeader = { authorization: basic(formEncoded(clientId), formEncoded(secret)) };
  return {
    url,
    headers: auth.credentials === 'header' ? inHeader : {},
    form: { grant_type: 'client_credentials', ...Object.fromEntries(fields), ...inForm },
  };
}

function tokenSource(tokens: Tokens, client: ClientCredentials): CredentialsSource {
  let last = '';
  let isRenewed = false;
  return {
    shown: { ...nothing, headers: { authorization: secretMask } },
    get: async (signal) => {
      last = await tokens.get(client, signal);
      return { ...nothing, headers: { authorization: `Bearer ${last}` } };
    },
    refused: () => {
      if (isRenewed) return false;
      isRenewed = true;
      tokens.forget(client, last);
      return true;
    },
  };
}

function basic(username: string, secret: string): string {
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
}

function formEncoded(text: string): string {
  return new URLSearchParams({ s: text }).toString().slice(2);
}

function maskValues(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, secretMask]));
}

/** A URL with query parameters added. */
export function withQuery(url: URL, query: Credentials['query']): URL {
  const full = new URL(url);
  for (const [name, value] of Object.entries(query)) full.searchParams.append(name, value);
  return full;
}
