import type { Action } from '../model/documents/action.ts';
import type { ActionCall } from '../model/ports.ts';
import { type ActionRequest, buildRequest } from './buildRequest.ts';
import { buildUrl } from './buildUrl.ts';
import { type CompiledAuth, compileAction } from './compileAction.ts';
import type { ActionEnvironment } from './readEnvironment.ts';

/** Parts of a shell word: texts, and names of shell variables. */
type Word = readonly (string | { readonly variable: string })[];

/** Set by Dialoom for every request, and of no use by hand. */
const ownHeaders = ['accept', 'accept-encoding', 'user-agent'];

/**
 * Writes a call of an action as a cURL command for a POSIX shell. Secrets are shell variables, `$SHOP_TOKEN`; with OAuth 2
 * a command before it fetches the token.
 *
 * @param environment - Values of variables; secrets are not read.
 * @throws AppError as `compileAction` and `buildRequest`.
 */
export function toCurl(action: Action, call: ActionCall, environment: ActionEnvironment): string {
  const compiled = compileAction(action);
  const request = buildRequest(compiled, call, environment);
  const auth = authOf(compiled.auth, environment);
  const url: Word = [
    request.url.href,
    ...(auth.query.length === 0 ? [] : [request.url.search === '' ? '?' : '&']),
  ];
  const headers = Object.entries(request.headers).filter(([name]) => !ownHeaders.includes(name));
  const lines: Word[][] = [
    [['curl'], ...(needsMethod(request) ? [['-X'], [request.method]] : []), [...url, ...auth.query]],
    ...headers.map(([name, value]): Word[] => [['-H'], [`${name}: ${value}`]]),
    ...auth.options,
    ...(request.payload === undefined ? [] : [[['--data-raw'], [request.payload]]]),
  ];
  const text = lines.map((words) => words.map(shellWord).join(' ')).join(' \\\n  ');
  return auth.before === '' ? text : `${auth.before}\n${text}`;
}

/** cURL sends GET without data and POST with it. */
function needsMethod({ method, payload }: ActionRequest): boolean {
  return method !== (payload === undefined ? 'GET' : 'POST');
}

interface CurlAuth {
  /** Added to the URL. */
  readonly query: Word;
  readonly options: readonly Word[][];
  /** A command to run first. */
  readonly before: string;
}

function authOf(auth: CompiledAuth | undefined, environment: ActionEnvironment): CurlAuth {
  const none: CurlAuth = { query: [], options: [], before: '' };
  if (auth === undefined) return none;
  const secret = { variable: auth.secret };
  const context = { env: environment.variables };
  switch (auth.type) {
    case 'bearer':
      return { ...none, options: [[['-H'], ['authorization: Bearer ', secret]]] };
    case 'header':
      return { ...none, options: [[['-H'], [`${auth.header.toLowerCase()}: `, secret]]] };
    case 'query':
      return { ...none, query: [`${encodeURIComponent(auth.parameter)}=`, secret] };
    case 'basic':
      return { ...none, options: [[['-u'], [`${auth.username.render(context)}:`, secret]]] };
    case 'oauth2': {
      const client = auth.clientId.render(context);
      const credentials: Word[] =
        auth.credentials === 'header'
          ? [['-u'], [`${client}:`, secret]]
          : [['--data-urlencode'], [`client_id=${client}`], ['--data-urlencode'], ['client_secret=', secret]];
      const words: Word[] = [
        ['curl'],
        ['-s'],
        [buildUrl(auth.tokenUrl, context, environment).href],
        ['-d'],
        ['grant_type=client_credentials'],
        ...auth.fields.flatMap(([name, template]): Word[] => [
          ['--data-urlencode'],
          [`${name}=${template.render(context)}`],
        ]),
        ...credentials,
      ];
      return {
        ...none,
        options: [[['-H'], ['authorization: Bearer ', { variable: 'ACCESS_TOKEN' }]]],
        before: `ACCESS_TOKEN=$(${words.map(shellWord).join(' ')} | jq -r .access_token)`,
      };
    }
  }
}

function shellWord(word: Word): string {
  const hasVariable = word.some((part) => typeof part !== 'string');
  if (!hasVariable) {
    const text = word.join('');
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
  }
  const inner = word.map((part) =>
    typeof part === 'string' ? part.replaceAll(/[\\"$`]/g, String.raw`\$&`) : `$${part.variable}`,
  );
  return `"${inner.join('')}"`;
}
