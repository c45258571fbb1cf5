import type { Action } from '../../model/documents/action.ts';
import type { ReportEntry } from '../../model/reports/importReport.ts';

/** The request of a cURL command. */
export interface CurlRequest {
  readonly method: Action['request']['method'];
  /** As written, with or without scheme. */
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Parameters that are not in the URL. */
  readonly query: readonly (readonly [string, string])[];
  /** Undefined: no body. */
  readonly data: string | undefined;
  /** `user:password`. */
  readonly user: string | undefined;
  /** Bearer token. */
  readonly token: string | undefined;
  readonly report: readonly ReportEntry[];
}

type Meaning =
  | 'method'
  | 'url'
  | 'header'
  | 'data'
  | 'raw'
  | 'encode'
  | 'json'
  | 'user'
  | 'token'
  | 'cookie'
  | 'agent'
  | 'referer'
  | 'form'
  | 'get'
  | 'head'
  /** Its value is skipped. */
  | 'unused'
  /** It has no value and is not needed. */
  | 'flag'
  /** It has a value, and what it does is lost. */
  | 'lost'
  /** It has no value, and what it does is lost. */
  | 'lostFlag';

const withoutValue: readonly Meaning[] = ['get', 'head', 'flag', 'lostFlag'];

const options: Readonly<Record<string, Meaning>> = {
  X: 'method',
  request: 'method',
  url: 'url',
  H: 'header',
  header: 'header',
  d: 'data',
  data: 'data',
  'data-ascii': 'data',
  'data-binary': 'data',
  'data-raw': 'raw',
  'data-urlencode': 'encode',
  json: 'json',
  u: 'user',
  user: 'user',
  'oauth2-bearer': 'token',
  b: 'cookie',
  cookie: 'cookie',
  A: 'agent',
  'user-agent': 'agent',
  e: 'referer',
  referer: 'referer',
  F: 'form',
  form: 'form',
  'form-string': 'form',
  G: 'get',
  get: 'get',
  I: 'head',
  head: 'head',
  'url-query': 'encode',
  o: 'unused',
  output: 'unused',
  w: 'unused',
  'write-out': 'unused',
  m: 'unused',
  'max-time': 'unused',
  'connect-timeout': 'unused',
  retry: 'unused',
  'retry-delay': 'unused',
  'max-redirs': 'unused',
  c: 'unused',
  'cookie-jar': 'unused',
  D: 'unused',
  'dump-header': 'unused',
  x: 'lost',
  proxy: 'lost',
  E: 'lost',
  cert: 'lost',
  key: 'lost',
  cacert: 'lost',
  T: 'lost',
  'upload-file': 'lost',
  resolve: 'lost',
  'aws-sigv4': 'lost',
  'unix-socket': 'lost',
  K: 'lost',
  config: 'lost',
  interface: 'lost',
  k: 'lostFlag',
  insecure: 'lostFlag',
  digest: 'lostFlag',
  ntlm: 'lostFlag',
  negotiate: 'lostFlag',
  n: 'lostFlag',
  netrc: 'lostFlag',
  s: 'flag',
  silent: 'flag',
  S: 'flag',
  'show-error': 'flag',
  v: 'flag',
  verbose: 'flag',
  i: 'flag',
  include: 'flag',
  f: 'flag',
  fail: 'flag',
  'fail-with-body': 'flag',
  L: 'flag',
  location: 'flag',
  compressed: 'flag',
  g: 'flag',
  globoff: 'flag',
  '#': 'flag',
  'progress-bar': 'flag',
  N: 'flag',
  'no-buffer': 'flag',
  O: 'flag',
  'remote-name': 'flag',
  basic: 'flag',
  http1: 'flag',
  'http1.0': 'flag',
  'http1.1': 'flag',
  http2: 'flag',
  http3: 'flag',
  'no-progress-meter': 'flag',
  'path-as-is': 'flag',
  tlsv1: 'flag',
  'tlsv1.2': 'flag',
  4: 'flag',
  6: 'flag',
};

/** An option with its value. */
type Given = readonly [Meaning | undefined, string, string];

/** Splits words into options with their values; words that are no options are URLs. */
function givenOptions(words: readonly string[], fail: (reason: string) => Error): readonly Given[] {
  const given: Given[] = [];
  const queue = [...words];
  const nextValue = (option: string): string => {
    const value = queue.shift();
    if (value === undefined) throw fail(`${option} has no value`);
    return value;
  };
  const add = (option: string, name: string, value: () => string): void => {
    const meaning = Object.hasOwn(options, name) ? options[name] : undefined;
    const hasNone = meaning === undefined || withoutValue.includes(meaning);
    given.push([meaning, option, hasNone ? '' : value()]);
  };
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    const current = word;
    if (current === '--next' || current === '-:') {
      given.push([undefined, current, '']);
      return given;
    }
    if (current.startsWith('--')) {
      const [name = '', value] = current.slice(2).split(/=(.*)/s);
      add(`--${name}`, name, () => value ?? nextValue(current));
    } else if (current.startsWith('-') && current.length > 1) {
      for (let place = 1; place < current.length; place += 1) {
        const letter = current[place] ?? '';
        let isUsed = false;
        const attached = current.slice(place + 1);
        add(`-${letter}`, letter, () => {
          isUsed = true;
          return attached === '' ? nextValue(current) : attached;
        });
        if (isUsed) break;
      }
    } else given.push(['url', '', current]);
  }
  return given;
}

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Reads the words of a cURL command after its name.
 *
 * @param fail - Makes the error of a command that cannot become an action.
 * @throws The error: no URL, a method that actions do not have, a form in parts, an option without value.
 */
export function readOptions(words: readonly string[], fail: (reason: string) => Error): CurlRequest {
  const report: ReportEntry[] = [];
  const leaveOut = (option: string) =>
    report.push({ code: 'option_left_out', outcome: 'left_out', params: { option } });
  const headers: (readonly [string, string])[] = [];
  const data: string[] = [];
  const query: (readonly [string, string])[] = [];
  const urls: string[] = [];
  let [method, user, token, isGet, isJson]: [string?, string?, string?, boolean?, boolean?] = [];
  for (const [meaning, option, value] of givenOptions(words, fail)) {
    const isFile = value.startsWith('@') && (meaning === 'data' || meaning === 'json');
    if (meaning === undefined || meaning === 'lost' || meaning === 'lostFlag' || isFile)
      leaveOut(isFile ? `${option} ${value}` : option);
    else if (meaning === 'form')
      throw fail(`it sends a form in parts (${option}), which actions do not support`);
    else if (meaning === 'head') method = 'HEAD';
    else if (meaning === 'get') isGet = true;
    else if (meaning === 'method') method = value.toUpperCase();
    else if (meaning === 'url') urls.push(value);
    else if (meaning === 'header' || meaning === 'cookie') {
      const [name = '', text = ''] = meaning === 'cookie' ? ['cookie', value] : value.split(/[:;]\s*(.*)/s);
      if (name !== '' && text !== '') headers.push([name.trim(), text.trim()]);
    } else if (meaning === 'encode') {
      const pair = encoded(value);
      if (pair === undefined) leaveOut(`${option} ${value}`);
      else if (option === '--url-query') query.push(...new URLSearchParams(pair));
      else data.push(pair);
    } else if (meaning === 'user') user = value;
    else if (meaning === 'token') token = value;
    else if (meaning === 'json') {
      isJson = true;
      data.push(value);
    } else if (meaning === 'data' || meaning === 'raw')
      data.push(meaning === 'data' && option !== '--data-binary' ? value.replaceAll(/\r?\n/g, '') : value);
  }
  const [url, ...others] = urls;
  if (url === undefined) throw fail('it has no URL');
  for (const other of others) leaveOut(other);
  const hasData = data.length > 0;
  const verb = method ?? (hasData && isGet !== true ? 'POST' : 'GET');
  if (!methods.includes(verb)) throw fail(`the method ${verb} is not one of ${methods.join(', ')}`);
  if (headers.some(([name, text]) => /^content-type$/i.test(name) && /^multipart\//i.test(text)))
    throw fail('it sends a form in parts (multipart), which actions do not support');
  const hasType = headers.some(([name]) => /^content-type$/i.test(name));
  if (isJson === true && !hasType) headers.push(['content-type', 'application/json']);
  if (isGet === true) query.push(...new URLSearchParams(data.join('&')));
  return {
    method: verb as CurlRequest['method'],
    url,
    headers,
    query,
    data: hasData && isGet !== true ? data.join(isJson === true ? '' : '&') : undefined,
    user,
    token,
    report,
  };
}

/** The value of `--data-urlencode`: `text`, `=text` or `name=text`; undefined for the content of a file. */
function encoded(value: string): string | undefined {
  const [, name = '', sign = '', text = ''] = /^([^=@]*)([=@]?)(.*)$/s.exec(value) ?? [];
  if (sign === '@') return undefined;
  const encode = (part: string) => encodeURIComponent(part);
  if (sign === '') return encode(value);
  return name === '' ? encode(text) : `${name}=${encode(text)}`;
}

/** A command split into words. */
export interface SplitCommand {
  readonly words: readonly string[];
  /** What follows after `|`, `;`, `&&` or `>`; empty if nothing does. */
  readonly rest: string;
}

/**
 * Splits a command as a shell does: a POSIX shell (quotes, `$'…'`, `\` at the end of a line), or the Windows command
 * prompt as browsers write it (`^"…^"`, `^` at the end of a line). Variables such as `$TOKEN` stay as they are.
 *
 * @returns Undefined if a quotation mark is not closed.
 */
export function splitCommand(command: string): SplitCommand | undefined {
  const isPrompt = /\^"|[ \t]\^\r?\n/.test(command);
  return isPrompt ? splitPrompt(command) : splitShell(command);
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
  0: '\0',
};

/** The content of `$'…'`. */
function readEscapes(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|x([0-9a-f]{1,2})|([0-7]{3})|([\s\S]))/gi,
    (_, short?: string, long?: string, hex?: string, octal?: string, other = '') => {
      const code = short ?? long ?? hex;
      if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
      return octal === undefined ? (escapes[other] ?? other) : String.fromCharCode(Number.parseInt(octal, 8));
    },
  );
}

/** One piece of a word, or what separates words, at the beginning of the rest. */
const piece =
  /^(?:\\\r?\n|(?<space>\s+)|'(?<single>[^']*)'|\$'(?<ansi>(?:[^'\\]|\\[\s\S])*)'|\$?"(?<double>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<end>&&|[|;<>]|&(?=\s|$)|\d?>)|(?<plain>[^\s'"\\|;<>]))/;

function splitShell(command: string): SplitCommand | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let place = 0;
  while (place < command.length) {
    const left = command.slice(place);
    const found = piece.exec(left);
    if (found === null) return undefined;
    const { space, single, ansi, double, escaped, end, plain } = found.groups ?? {};
    if (end !== undefined && !(plain === undefined && /^\d/.test(end) && word !== undefined)) {
      return { words: word === undefined ? words : [...words, word], rest: left.trim() };
    }
    place += found[0].length;
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    const text =
      single ??
      (ansi === undefined ? undefined : readEscapes(ansi)) ??
      double?.replaceAll(/\\(?:\r?\n|([\\"$`]))/g, '$1') ??
      escaped ??
      plain ??
      end;
    if (text !== undefined) word = (word ?? '') + text;
  }
  return { words: word === undefined ? words : [...words, word], rest: '' };
}

function splitPrompt(command: string): SplitCommand | undefined {
  const continued = command.replaceAll(/\^\r?\n\r?\n/g, '\n').replaceAll(/[ \t]*\^\r?\n[ \t]*/g, ' ');
  // Only then is every special character escaped; otherwise a ^ in quotation marks stands for itself.
  const text = command.includes('^"') ? continued.replaceAll(/\^([\s\S])/g, '$1') : continued;
  const words: string[] = [];
  const word = /\s*("(?:[^"\\]|\\[\s\S]|"")*"|[^\s"]+)/y;
  while (word.lastIndex < text.trimEnd().length) {
    const found = word.exec(text)?.[1];
    if (found === undefined) return undefined;
    words.push(found.startsWith('"') ? found.slice(1, -1).replaceAll(/\\(["\\])|"(")/g, '$1$2') : found);
  }
  return { words, rest: '' };
}
