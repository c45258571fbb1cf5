import { AppError } from '../../base/appError.ts';
import { compileExpression } from '../../base/compileExpression.ts';
import { compileTemplate } from '../../base/compileTemplate.ts';
import type { Json } from '../../base/json.ts';
import { type Action, outputsOf } from '../../model/documents/action.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
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
          if (input === undefined || Object.hasOwn(action.input, input)) continue;
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
    if (action.mock.length === 0)
      report(file, [], (at) => checkErrors.ACTION_WITHOUT_MOCK({}, at), 'warning');
  }
};

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
