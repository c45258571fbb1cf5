// Where an operation is called, and with which credentials.

import { z } from 'zod';
import type { Json } from '../../../base/json.ts';
import { constantName, servicePrefix, serviceVariable } from '../../../edit/serviceNames.ts';
import type { Action } from '../../../model/documents/action.ts';
import { isJsonObject } from '../../../model/yaml/deepEqual.ts';
import { escapeLiquid } from '../../newAction.ts';
import { entriesOf, listOf, textOf } from '../document.ts';
import type { OperationDraft } from '../draft.ts';

/** The server of an operation. */
export interface ServerAddress {
  /** The environment variable with its address. */
  readonly variable: string;
  /** Undefined if the document names none, or one without a host. */
  readonly address: string | undefined;
  /** What names of secrets begin with: `SHOP`. */
  readonly prefix: string;
  /** Liquid that the path of the operation follows. */
  readonly url: string;
}

const serverSchema = z.looseObject({
  url: z.string(),
  variables: z
    .record(z.string(), z.looseObject({ default: z.union([z.string(), z.number(), z.boolean()]) }))
    .default({}),
});

/** The first server of an operation, its path or the document; its address becomes an environment variable. */
export function serverOf({ all, operation }: OperationDraft): ServerAddress {
  const { root } = all.document;
  const lists = [operation.source.servers, operation.pathItem.servers, root.servers].map(listOf);
  const [first, ...others] = lists.find((list) => list.length > 0) ?? [];
  const url = first === undefined ? '' : urlOf(first);
  const address = url === undefined ? undefined : absoluteAddress(url);
  const title = isJsonObject(root.info) ? textOf(root.info.title) : undefined;
  const prefix = address === undefined ? constantName(title ?? 'service') : servicePrefix(address);
  const variable = variableFor(all, prefix, address);
  if (first !== undefined && address === undefined) {
    const server = isJsonObject(first) ? (textOf(first.url) ?? '') : '';
    all.noteOnce({ code: 'server_incomplete', outcome: 'changed', params: { server, variable } });
  }
  if (isJsonObject(first) && entriesOf(first.variables).length > 0 && address !== undefined)
    all.noteOnce({ code: 'server_filled', outcome: 'changed', params: { server: address, variable } });
  for (const other of others) {
    const server = isJsonObject(other) ? (textOf(other.url) ?? '') : '';
    all.noteOnce({ code: 'server_left_out', outcome: 'left_out', params: { server, variable } });
  }
  const path = address === undefined && url !== undefined && /^\/[\w/.~-]*$/.test(url) ? url : '';
  return { variable, address, prefix, url: `{{ env.${variable} }}${path.replace(/\/+$/, '')}` };
}

/** The URL of a server with the defaults of its variables; undefined if it is not valid. */
function urlOf(server: Json): string | undefined {
  const checked = serverSchema.safeParse(server);
  if (!checked.success) return undefined;
  const { url, variables } = checked.data;
  const filled = url.replaceAll(/\{([^{}]*)\}/g, (found, name: string) =>
    Object.hasOwn(variables, name) ? String(variables[name]?.default) : found,
  );
  return /[{}]/.test(filled) ? undefined : filled;
}

function absoluteAddress(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { origin, pathname, username, password, search, hash } = new URL(url);
  return username + password + search + hash === '' ? origin + pathname.replace(/\/+$/, '') : undefined;
}

/** The variable for an address, which is declared if the project does not have it. */
function variableFor(all: OperationDraft['all'], prefix: string, address: string | undefined): string {
  const known = { ...all.declared.variables, ...Object.fromEntries(all.variables) };
  const variable = address === undefined ? `${prefix}_API_URL` : serviceVariable(address, prefix, known);
  if (!Object.hasOwn(known, variable))
    all.variables.set(variable, address === undefined ? {} : { default: address });
  return variable;
}

const schemeSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('http'), scheme: z.string() }),
  z.looseObject({
    type: z.literal('apiKey'),
    in: z.enum(['header', 'query', 'cookie']),
    name: z.string().min(1),
  }),
  z.looseObject({
    type: z.literal('oauth2'),
    flows: z.looseObject({ clientCredentials: z.looseObject({ tokenUrl: z.string() }).optional() }),
  }),
  z.looseObject({ type: z.literal('openIdConnect') }),
  z.looseObject({ type: z.literal('mutualTLS') }),
]);
type Scheme = z.infer<typeof schemeSchema>;
type Auth = NonNullable<Action['auth']>;

/**
 * The credentials of an operation: the first requirement with a scheme that actions know, one with a single scheme before
 * others. Declares a secret by name.
 *
 * @returns Undefined if none are needed, or none that are known; then it is reported.
 */
export function authOf(draft: OperationDraft, server: ServerAddress): Auth | undefined {
  const { root } = draft.all.document;
  const requirements = listOf(draft.operation.source.security ?? root.security)
    .map(entriesOf)
    .filter((schemes) => schemes.length > 0)
    .map((schemes) =>
      schemes.map(([name, scopes]) => {
        const scheme = schemeOf(draft, name);
        const scope = listOf(scopes).filter((one) => typeof one === 'string');
        return {
          name,
          kind: kindOf(scheme),
          make: scheme && makerOf(draft, server, scheme, scope.join(' ')),
        };
      }),
    );
  const usable = requirements.filter((schemes) => schemes.some(({ make }) => make !== undefined));
  const chosen = usable.find((schemes) => schemes.length === 1) ?? usable[0];
  const used = chosen?.find(({ make }) => make !== undefined);
  for (const { name, kind } of (chosen ?? requirements.flat()).filter((scheme) => scheme !== used))
    draft.note({ code: 'auth_left_out', outcome: 'left_out', params: { scheme: name, kind } });
  const auth = used?.make?.();
  if (auth !== undefined) nameSecret(draft, auth.secret);
  return auth;
}

/** Declares a secret by its name. */
export function nameSecret({ all }: OperationDraft, secret: string): void {
  if (Object.hasOwn(all.declared.secrets, secret) || all.secrets.has(secret)) return;
  all.secrets.set(secret, {});
  all.noteOnce({ code: 'secret_named', outcome: 'changed', params: { secret } });
}

function schemeOf(draft: OperationDraft, name: string): Scheme | undefined {
  const { components } = draft.all.document.root;
  const schemes = isJsonObject(components) ? components.securitySchemes : undefined;
  const declared = entriesOf(schemes).find(([key]) => key === name)?.[1];
  const checked = schemeSchema.safeParse(draft.resolve(declared));
  return checked.success ? checked.data : undefined;
}

/** What a scheme is called in the report. */
function kindOf(scheme: Scheme | undefined): string {
  if (scheme === undefined) return 'unknown';
  if (scheme.type === 'http') return `http ${scheme.scheme}`;
  return scheme.type === 'apiKey' ? `apiKey in ${scheme.in}` : scheme.type;
}

/** Makes the credentials of a scheme; undefined if actions do not know it. */
function makerOf(
  { all }: OperationDraft,
  server: ServerAddress,
  scheme: Scheme,
  scope: string,
): (() => Auth) | undefined {
  const { prefix } = server;
  const variable = (name: string): string => {
    if (!Object.hasOwn(all.declared.variables, name)) all.variables.set(name, {});
    return `{{ env.${name} }}`;
  };
  if (scheme.type === 'http') {
    const name = scheme.scheme.toLowerCase();
    if (name === 'bearer') return () => ({ type: 'bearer', secret: `${prefix}_TOKEN` });
    if (name !== 'basic') return undefined;
    return () => ({
      type: 'basic',
      username: variable(`${prefix}_USERNAME`),
      secret: `${prefix}_PASSWORD`,
    });
  }
  if (scheme.type === 'apiKey') {
    const { name, in: place } = scheme;
    const secret = `${prefix}_${constantName(name)}`;
    if (place === 'header' && /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name))
      return () => ({ type: 'header', header: name, secret });
    return place === 'query' ? () => ({ type: 'query', parameter: name, secret }) : undefined;
  }
  const flow = scheme.type === 'oauth2' ? scheme.flows.clientCredentials : undefined;
  const tokenUrl = flow === undefined ? undefined : tokenUrlOf(flow.tokenUrl, server);
  if (tokenUrl === undefined) return undefined;
  return () => ({
    type: 'oauth2',
    tokenUrl,
    clientId: variable(`${prefix}_CLIENT_ID`),
    secret: `${prefix}_CLIENT_SECRET`,
    ...(scope !== '' && { scope: escapeLiquid(scope) }),
    credentials: 'header',
  });
}

/** Where tokens come from: below the address of the server if it is there, so that the variable decides for both. */
function tokenUrlOf(given: string, { variable, address }: ServerAddress): string | undefined {
  if (address !== undefined && given.startsWith(`${address}/`))
    return `{{ env.${variable} }}${escapeLiquid(given.slice(address.length))}`;
  if (!URL.canParse(given, address)) return undefined;
  const { protocol, origin, href, username } = new URL(given, address);
  if (!/^https?:$/.test(protocol) || username !== '' || /[{}\\]/.test(origin)) return undefined;
  return origin + escapeLiquid(href.slice(origin.length));
}

/** Whether credentials are sent in a header or parameter of this name, so that the request must not set it as well. */
export function isSentBy(auth: Auth | undefined, place: 'header' | 'query', name: string): boolean {
  if (auth === undefined) return false;
  if (place === 'query') return auth.type === 'query' && auth.parameter === name;
  const header = auth.type === 'header' ? auth.header : auth.type === 'query' ? undefined : 'authorization';
  return header?.toLowerCase() === name.toLowerCase();
}
