import type { Json, JsonObject } from '../../base/json.ts';
import { applyCommand } from '../../edit/applyCommand.ts';
import { freeId } from '../../edit/freeId.ts';
import { constantName, servicePrefix, serviceVariable } from '../../edit/serviceNames.ts';
import type { Workspace } from '../../edit/workspace.ts';
import type { Action } from '../../model/documents/action.ts';
import type { ReportEntry } from '../../model/reports/importReport.ts';
import { defineImporter, type Imported } from '../defineImporter.ts';
import { interopErrors } from '../errors.ts';
import { declareEnvironment, isSecretName } from '../newAction.ts';
import { type CurlRequest, readOptions, splitCommand } from './readCommand.ts';

/**
 * Imports a cURL command as an action, as browsers, API clients and documentations give it. No secret is taken over: its
 * value is left out, and the action gets a name for it.
 */
export const curl = defineImporter({
  id: 'curl',
  label: 'cURL command',
  accepts: ({ content }) => /^\s*(?:\$\s+)?curl(?:\.exe)?\s/.test(content),
  read: ({ path, content }, workspace) => {
    const fail = (reason: string) =>
      interopErrors.INTEROP_DATA_INVALID({ path, importer: 'cURL', reason }, { location: { file: path } });
    const split = splitCommand(content.trim().replace(/^\$\s+/, ''));
    if (split === undefined) throw fail('a quotation mark is not closed');
    const request = readOptions(split.words.slice(1), fail);
    const rest: readonly ReportEntry[] =
      split.rest === ''
        ? []
        : [{ code: 'command_left_out', outcome: 'left_out', params: { command: split.rest } }];
    return addAction(workspace, request, rest, fail);
  },
});

/** Gathers what the action needs while its parts are made. */
interface Draft {
  readonly request: CurlRequest;
  /** Prefix of new names: `SHOP`. */
  readonly prefix: string;
  readonly variables: Map<string, JsonObject>;
  readonly secrets: Map<string, JsonObject>;
  readonly report: ReportEntry[];
  auth: Action['auth'];
}

function addAction(
  workspace: Workspace,
  request: CurlRequest,
  rest: readonly ReportEntry[],
  fail: (reason: string) => Error,
): Imported {
  const { project } = workspace.parsed;
  const declared = project?.manifest.environment ?? { variables: {}, secrets: {} };
  const target = splitUrl(request.url, declared.variables);
  if (target === undefined) throw fail(`${request.url} is not a URL`);
  const draft: Draft = {
    request,
    prefix: target.prefix,
    variables: new Map(),
    secrets: new Map(),
    report: [],
    auth: undefined,
  };
  if (!Object.hasOwn(declared.variables, target.variable))
    draft.variables.set(target.variable, target.origin === '' ? {} : { default: target.origin });
  const headers = takeHeaders(draft);
  const query = takeQuery(draft, target.query);
  const body = takeBody(draft, headers);
  const id = freeId(
    Object.keys(project?.actions ?? {}),
    `${request.method.toLowerCase()}_${lastName(target.path)}`,
  );
  const url = liquid(draft, `{{ env.${target.variable} }}`, target.path + query.inUrl);
  const document = {
    id,
    name: `${request.method} ${target.path === '' ? '/' : target.path}`,
    request: {
      ...(request.method !== 'GET' && { method: request.method }),
      url,
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(Object.keys(query.map).length > 0 && { query: query.map }),
      ...body,
    },
    ...(draft.auth !== undefined && { auth: draft.auth as JsonObject }),
  };
  const made: ReportEntry = { code: 'action_made', outcome: 'taken', params: { action: id } };
  const { workspace: after } = applyCommand(workspace, 'action.create', {
    document: document as JsonObject & { id: string },
  });
  const declaration = declareEnvironment(after, draft);
  return {
    workspace: declaration.workspace,
    report: [made, ...declaration.report, ...request.report, ...draft.report, ...rest],
  };
}

/** Sent by every client, or set by Dialoom itself. */
const noise =
  /^(?:user-agent|accept-encoding|accept-language|cache-control|pragma|priority|dnt|origin|referer|host|connection|content-length|te|transfer-encoding|upgrade-insecure-requests|if-none-match|if-modified-since|postman-token|x-requested-with|sec-.*)$/;
/** Headers of the action; credentials go to its auth, and what every client sends is left out. */
function takeHeaders(draft: Draft): Record<string, string> {
  const headers: Record<string, string> = {};
  const dropped: string[] = [];
  if (draft.request.user !== undefined) takeBasic(draft, draft.request.user);
  if (draft.request.token !== undefined) takeSecret(draft, { type: 'bearer' }, 'TOKEN', draft.request.token);
  for (const [written, value] of draft.request.headers) {
    const name = written.toLowerCase();
    if (name === 'cookie') {
      draft.report.push({ code: 'secret_left_out', outcome: 'left_out', params: { place: 'cookie' } });
    } else if (noise.test(name) || (name === 'accept' && /\*\/\*|json/.test(value))) {
      dropped.push(name);
    } else if (name === 'authorization') {
      takeAuthorization(draft, value);
    } else if (isSecretName(name, 'parameter')) {
      takeSecret(draft, { type: 'header', header: written }, written, value);
    } else {
      headers[name] = liquid(draft, '', value);
    }
  }
  if (dropped.length > 0) {
    const params = { headers: dropped.join(', ') };
    draft.report.push({ code: 'headers_left_out', outcome: 'left_out', params });
  }
  return headers;
}

function takeAuthorization(draft: Draft, value: string): void {
  const [, scheme = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(value.trim()) ?? [];
  if (/^(?:bearer)$/i.test(scheme)) takeSecret(draft, { type: 'bearer' }, 'TOKEN', rest);
  else if (/^basic$/i.test(scheme) && /^[\w+/=-]+$/.test(rest)) takeBasic(draft, decodeBase64(rest));
  else takeSecret(draft, { type: 'header', header: 'Authorization' }, 'AUTHORIZATION', value);
}

function takeBasic(draft: Draft, user: string): void {
  const [, username = '', password = ''] = /^([^:]*):?(.*)$/s.exec(user) ?? [];
  takeSecret(draft, { type: 'basic', username: liquid(draft, '', username) }, 'PASSWORD', password);
}

function decodeBase64(text: string): string {
  const bytes = Uint8Array.from(
    atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')),
    (one) => one.charCodeAt(0),
  );
  return new TextDecoder().decode(bytes);
}

type AuthWithoutSecret =
  | { readonly type: 'bearer' }
  | { readonly type: 'header'; readonly header: string }
  | { readonly type: 'query'; readonly parameter: string }
  | { readonly type: 'basic'; readonly username: string };

/** Makes the auth of the action with a name for the secret, whose value is not kept. An action has only one. */
function takeSecret(draft: Draft, auth: AuthWithoutSecret, name: string, value: string): void {
  if (draft.auth !== undefined) {
    const place =
      auth.type === 'header' ? auth.header : auth.type === 'query' ? auth.parameter : 'authorization';
    draft.report.push({ code: 'secret_left_out', outcome: 'left_out', params: { place } });
    return;
  }
  const variable = /^\$\{?([A-Za-z_]\w*)\}?$|^\{\{\s*([\w-]+)\s*\}\}$/.exec(value.trim());
  const given = variable?.[1] ?? variable?.[2];
  const secret = given === undefined ? `${draft.prefix}_${constantName(name)}` : constantName(given);
  draft.auth = { ...auth, secret };
  draft.secrets.set(secret, {});
  draft.report.push({ code: 'secret_named', outcome: 'changed', params: { secret } });
}

/** Query parameters by name; those that are repeated stay in the URL. */
function takeQuery(
  draft: Draft,
  search: string,
): { readonly map: Record<string, string>; readonly inUrl: string } {
  const given = [...new URLSearchParams(search), ...draft.request.query];
  const kept = given.filter(([name, value]) => {
    if (!isSecretName(name, 'parameter')) return true;
    takeSecret(draft, { type: 'query', parameter: name }, name, value);
    return false;
  });
  const isRepeated = new Set(kept.map(([name]) => name)).size < kept.length;
  if (isRepeated)
    return {
      map: {},
      inUrl: `?${new URLSearchParams(kept.map(([name, value]): [string, string] => [name, value])).toString()}`,
    };
  return {
    map: Object.fromEntries(kept.map(([name, value]) => [name, liquid(draft, '', value)])),
    inUrl: '',
  };
}

/** The body, as JSON, form or text; its content type is only kept where it says more. */
function takeBody(
  draft: Draft,
  headers: Record<string, string>,
): Pick<Action['request'], 'body' | 'form' | 'text'> {
  const { data } = draft.request;
  if (data === undefined) return {};
  const type = headers['content-type'] ?? '';
  const value = parsed(data);
  if (value !== undefined && (type === '' ? typeof value === 'object' : /json/i.test(type))) {
    if (/^application\/json\s*(?:;|$)/i.test(type)) delete headers['content-type'];
    return { body: withoutSecrets(draft, value) };
  }
  if (type === '' || /^application\/x-www-form-urlencoded/i.test(type)) {
    const fields = [...new URLSearchParams(data)];
    const isForm = /^[^\s{<"]*=/.test(data) && new Set(fields.map(([name]) => name)).size === fields.length;
    if (isForm) {
      delete headers['content-type'];
      return {
        form: Object.fromEntries(
          fields
            .filter(([name]) => !leaveOut(draft, name))
            .map(([name, text]) => [name, liquid(draft, '', text)]),
        ),
      };
    }
    headers['content-type'] = type === '' ? 'application/x-www-form-urlencoded' : type;
  }
  return { text: liquid(draft, '', data) };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function leaveOut(draft: Draft, name: string): boolean {
  if (!isSecretName(name, 'field')) return false;
  draft.report.push({ code: 'secret_left_out', outcome: 'left_out', params: { place: name } });
  return true;
}

function withoutSecrets(draft: Draft, value: Json): Json {
  if (typeof value === 'string') return liquid(draft, '', value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => withoutSecrets(draft, item));
  const kept = Object.entries(value as JsonObject).filter(
    ([name, item]) => typeof item !== 'string' || !leaveOut(draft, name),
  );
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutSecrets(draft, item)]));
}

/** A text as a Liquid template: `{{token}}` of API clients becomes a variable, other braces stay what they are. */
function liquid(draft: Draft, before: string, text: string): string {
  const escaped = text.replaceAll(/\{\{\s*([A-Za-z][\w-]*)\s*\}\}|\{[{%]/g, (found, name?: string) => {
    if (name === undefined) return `{{ "${found}" }}`;
    const variable = constantName(name);
    draft.variables.set(variable, {});
    return `{{ env.${variable} }}`;
  });
  return before + escaped;
}

interface Target {
  /** The variable with the origin. */
  readonly variable: string;
  /** Empty if the command names a variable instead. */
  readonly origin: string;
  readonly prefix: string;
  readonly path: string;
  readonly query: string;
}

type Variables = Readonly<Record<string, { readonly default?: string | undefined }>>;

/** Splits a URL, and finds or proposes the variable for its origin. */
function splitUrl(url: string, variables: Variables): Target | undefined {
  const named = /^(?:\{\{\s*([\w-]+)\s*\}\}|\$\{?([A-Za-z_]\w*)\}?)([/?][^#]*)?/.exec(url);
  const name = named?.[1] ?? named?.[2];
  if (name !== undefined) {
    const [path = '', query = ''] = (named?.[3] ?? '').split(/\?(.*)/s);
    const variable = constantName(name);
    return { variable, origin: '', prefix: variable.replace(/(?:_API)?(?:_BASE)?_URL$/, ''), path, query };
  }
  const whole = /^[a-z][\w+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  const [, origin = '', path = '', query = ''] =
    /^(https?:\/\/[^/?#]+)([^?#]*)(?:\?([^#]*))?/i.exec(whole) ?? [];
  if (!URL.canParse(origin)) return undefined;
  const { host, protocol } = new URL(origin);
  const address = `${protocol}//${host}`;
  const prefix = servicePrefix(address);
  const variable = serviceVariable(address, prefix, variables);
  return { variable, origin: address, prefix, path, query };
}

/** The last part of a path that is a word: `orders` of `/v1/orders/42`. */
function lastName(path: string): string {
  const words = path.split('/').filter((part) => /^[a-z][a-z_-]*(?:\.\w+)?$/i.test(part));
  return (
    (words.at(-1) ?? 'request')
      .toLowerCase()
      .replaceAll(/\W+/g, '_')
      .replaceAll(/^_+|_+$/g, '')
      .slice(0, 50) || 'request'
  );
}
