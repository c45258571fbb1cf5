import { AppError } from '../../base/appError.ts';
import { compileExpression } from '../../base/compileExpression.ts';
import { compileTemplate } from '../../base/compileTemplate.ts';
import type { Json } from '../../base/json.ts';
import {
  type Action,
  bodyKinds,
  fitsContentType,
  onlyReads,
  outputsOf,
} from '../../model/documents/action.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { MakeError, Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

const variable = /\benv\.([A-Z][A-Z0-9_]*)/g;

/** Actions compile, use only declared variables and secrets, and can be simulated. */
export const checkActions: Rule = ({ project, report }) => {
  const { variables, secrets } = project.manifest.environment;
  for (const action of Object.values(project.actions)) {
    const file = `actions/${action.id}.yaml`;
    const compiles = (path: YamlPath, compile: () => unknown): void => {
      try {
        compile();
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        report(file, path, ({ location }) => new AppError({ ...error.toJSON(), location }));
      }
    };
    for (const { path, text } of templatesOf(action)) {
      compiles(path, () => {
        for (const name of compileTemplate(text).variables) {
          const input = /^input\.(\w+)/.exec(name)?.[1];
          if (input === undefined) continue;
          if (path[0] === 'auth')
            report(file, path, (at) => checkErrors.ACTION_AUTH_USES_INPUT({ input }, at));
          if (path[0] === 'auth' || Object.hasOwn(action.input, input)) continue;
          report(file, path, (at) => checkErrors.ACTION_UNKNOWN_INPUT({ input }, at));
        }
      });
      for (const [, name = ''] of text.matchAll(variable)) {
        if (Object.hasOwn(variables, name)) continue;
        report(file, path, (at) => checkErrors.ACTION_ENV_VARIABLE_UNDECLARED({ name }, at));
      }
    }
    for (const [name, { value }] of outputsOf(action)) {
      const path = typeof action.output[name] === 'string' ? ['output', name] : ['output', name, 'value'];
      compiles(path, () => compileExpression(value));
    }
    action.mock.forEach((example, index) => {
      const { when } = example;
      if (when !== undefined) compiles(['mock', index, 'when'], () => compileExpression(when));
    });
    if (action.auth !== undefined && !Object.hasOwn(secrets, action.auth.secret)) {
      const name = action.auth.secret;
      report(file, ['auth', 'secret'], (at) => checkErrors.ACTION_ENV_SECRET_UNDECLARED({ name }, at));
    }
    checkRequest(action, (path, make, severity) => report(file, path, make, severity));
    if (action.mock.length === 0)
      report(file, [], (at) => checkErrors.ACTION_WITHOUT_MOCK({}, at), 'warning');
  }
};

type ReportAt = (path: YamlPath, make: MakeError, severity?: 'error' | 'warning') => void;

/** Combinations of settings that cannot work, or have no effect. */
function checkRequest(action: Action, report: ReportAt): void {
  const { request, auth } = action;
  const [kind, ...others] = bodyKinds.filter((name) => request[name] !== undefined);
  for (const other of others) {
    report(['request', other], (at) =>
      checkErrors.ACTION_SEVERAL_BODIES({ kinds: `${kind}, ${others.join(', ')}` }, at),
    );
  }
  const typed = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type');
  if (
    kind !== undefined &&
    typed !== undefined &&
    !typed[1].includes('{') &&
    !fitsContentType(kind, typed[1])
  ) {
    const path = ['request', 'headers', typed[0]];
    report(path, (at) => checkErrors.ACTION_CONTENT_TYPE({ kind, contentType: typed[1] }, at));
  }
  if (kind !== undefined && request.method === 'GET')
    report(['request', kind], (at) => checkErrors.ACTION_BODY_OF_GET({}, at), 'warning');
  if (action.cacheSeconds !== undefined && !onlyReads(action))
    report(['cacheSeconds'], (at) => checkErrors.ACTION_CACHE_OF_CHANGE({}, at));
  if (action.idempotency !== undefined && onlyReads(action))
    report(['idempotency'], (at) => checkErrors.ACTION_IDEMPOTENCY_OF_READ({}, at), 'warning');
  for (const [output, { type, sensitive }] of outputsOf(action)) {
    if (type !== 'boolean' || !sensitive) continue;
    report(['output', output, 'sensitive'], (at) => checkErrors.ACTION_SENSITIVE_BOOLEAN({ output }, at));
  }
  checkAuthOnce(request, auth, report);
}

function checkAuthOnce(request: Action['request'], auth: Action['auth'], report: ReportAt): void {
  if (auth === undefined) return;
  const where = auth.type === 'query' ? 'query' : 'headers';
  const written =
    auth.type === 'query'
      ? auth.parameter
      : auth.type === 'header'
        ? auth.header.toLowerCase()
        : 'authorization';
  for (const name of Object.keys(request[where])) {
    if ((where === 'query' ? name : name.toLowerCase()) !== written) continue;
    report(['request', where, name], (at) => checkErrors.ACTION_AUTH_TWICE({ where, name }, at));
  }
}

function templatesOf({
  request,
  auth,
}: Action): readonly { readonly path: YamlPath; readonly text: string }[] {
  const { url, headers, query, body, form, text } = request;
  return [
    { path: ['request', 'url'], text: url },
    ...leavesOf(headers, ['request', 'headers']),
    ...leavesOf(query, ['request', 'query']),
    ...leavesOf(body ?? null, ['request', 'body']),
    ...leavesOf(form ?? null, ['request', 'form']),
    ...leavesOf(text ?? null, ['request', 'text']),
    ...authTemplates.flatMap((key) => leavesOf(auth?.[key as keyof typeof auth] ?? null, ['auth', key])),
  ];
}

const authTemplates = ['username', 'tokenUrl', 'clientId', 'scope', 'audience'];

function leavesOf(
  value: Json,
  path: YamlPath,
): readonly { readonly path: YamlPath; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item as Json, [...path, key]));
}
