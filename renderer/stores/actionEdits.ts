// How actions are made from a URL or a cURL command, and what else is edited together with them.

import type { Json, JsonObject } from '../../engine/base/json.ts';
import { freeId, idOfName } from '../../engine/edit/freeId.ts';
import { servicePrefix, serviceVariable } from '../../engine/edit/serviceNames.ts';
import { actionPath } from '../../engine/model/documentKinds.ts';
import { type Action, onlyReads, outputsOf } from '../../engine/model/documents/action.ts';
import type { ProjectManifest } from '../../engine/model/documents/projectManifest.ts';
import { isJsonArray, isJsonObject } from '../../engine/model/yaml/deepEqual.ts';
import { applyValueEdit } from '../../engine/model/yaml/valueEdit.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

type Environment = ProjectManifest['environment'];

/** Whether calls of an action only look something up, so that trying it needs no question. */
export const changesNothing = onlyReads;

/** An action that is not in the project yet, with what it needs of the environment. */
export interface ActionDraft {
  /** The document without id and name. */
  readonly document: JsonObject;
  /** Variables to declare, with their defaults. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Names of secrets to declare. */
  readonly secrets: readonly string[];
}

/** A part of a request that may change from call to call. */
export interface RequestPart {
  /** Where it is: `path 2`, `query.email`, `body.guests`. */
  readonly key: string;
  /** The value in the example. */
  readonly value: Json;
  /** The name of the input that would stand for it. */
  readonly input: string;
  /** It looks like a value: it has a digit or an @. */
  readonly likely: boolean;
  /** Writes a template in its place. */
  readonly replace: (request: JsonObject, template: string) => JsonObject;
}

const absolute = /^(https?:\/\/[^/?#{}\s]+)((?:\{\{[^{}]*\}\}|[^?#\s])*)(?:\?((?:\{\{[^{}]*\}\}|[^#\s])*))?/i;

/**
 * A draft of an action that calls a URL. The host of an absolute URL becomes a variable, so that the simulator can answer
 * from mock examples instead; its query becomes parameters.
 */
export function draftOfUrl(url: string, method: string, environment: Environment): ActionDraft {
  const [, origin, path = '', query = ''] = absolute.exec(url.trim()) ?? [];
  if (origin === undefined || !URL.canParse(origin))
    return { document: { request: { method, url: url.trim() } }, variables: {}, secrets: [] };
  const name = serviceVariable(origin, servicePrefix(origin), environment.variables);
  const parameters = Object.fromEntries(new URLSearchParams(query));
  return {
    document: {
      request: {
        method,
        url: `{{ env.${name} }}${path === '/' ? '' : path}`,
        ...(Object.keys(parameters).length === 0 ? {} : { query: parameters }),
      },
    },
    variables: Object.hasOwn(environment.variables, name) ? {} : { [name]: origin },
    secrets: [],
  };
}

/** The parts of a draft's request that can become inputs: segments of the path, parameters, fields of the body. */
export function requestParts({ document }: ActionDraft): readonly RequestPart[] {
  const request = isJsonObject(document.request) ? document.request : {};
  const url = String(request.url ?? '');
  const [host = ''] = /^(\{\{[^}]*\}\}|https?:\/\/[^/]*)/i.exec(url) ?? [];
  const segments = url.slice(host.length).split('/');
  const parts = segments.flatMap((segment, place): RequestPart[] => {
    const text = decoded(segment);
    if (text === '' || text.includes('{{') || /^v\d+$/.test(text)) return [];
    const before = segments[place - 1] ?? '';
    const stem = before === '' || before.includes('{{') ? '' : before.replace(/ies$/, 'y').replace(/s$/, '');
    return [
      {
        key: `path ${place}`,
        value: text,
        input: idOfName(stem, 'value'),
        likely: looksLikeValue(text),
        replace: (whole, template) => {
          const changed = segments.with(place, template).join('/');
          return { ...whole, url: host + changed };
        },
      },
    ];
  });
  const fields = (['query', 'form', 'body'] as const).flatMap((group) =>
    Object.entries(isJsonObject(request[group]) ? request[group] : {}).flatMap(
      ([name, value]): RequestPart[] => {
        if (typeof value === 'object' || (typeof value === 'string' && value.includes('{{'))) return [];
        return [
          {
            key: `${group}.${name}`,
            value,
            input: idOfName(name.replace(/([a-z])([A-Z])/g, '$1_$2'), 'value'),
            likely: typeof value === 'number' || looksLikeValue(String(value)),
            replace: (whole, template) =>
              applyValueEdit(whole, { op: 'set', path: [group, name], value: template }) as JsonObject,
          },
        ];
      },
    ),
  );
  const names = new Set<string>();
  return [...parts, ...fields].map((part) => {
    const input = freeId(names, part.input);
    names.add(input);
    return { ...part, input };
  });
}

function looksLikeValue(text: string): boolean {
  return /\d|@/.test(text);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function inputType(value: Json): 'text' | 'number' | 'boolean' {
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
}

/** The draft with some parts of its request as inputs, and the inputs that its templates already name. */
export function withInputs(draft: ActionDraft, parts: readonly RequestPart[]): ActionDraft {
  const request = parts.reduce(
    (whole, part) => part.replace(whole, `{{ input.${part.input} }}`),
    isJsonObject(draft.document.request) ? draft.document.request : {},
  );
  const named = [...JSON.stringify(request).matchAll(/\{\{-?\s*input\.([a-z][a-z0-9_]*)/g)].map(
    ([, name = '']) => name,
  );
  const input = Object.fromEntries(
    [...new Set(named)].map((name) => {
      const type = inputType(parts.find((part) => part.input === name)?.value ?? '');
      return [name, type === 'text' ? {} : { type }];
    }),
  );
  const { request: _, auth, ...others } = draft.document;
  return {
    ...draft,
    document: {
      ...(Object.keys(input).length === 0 ? {} : { input }),
      request,
      ...(auth === undefined ? {} : { auth }),
      ...others,
    },
  };
}

/** Adds an action and declares what it needs, as one step of undo. Returns its id; undefined if it could not be added. */
export function addAction(studio: Studio, name: string, draft: ActionDraft): string | undefined {
  const { project, group } = studio.document.getState();
  const id = freeId(Object.keys(project?.actions ?? {}), idOfName(name, 'action'));
  return group('Add action', () => {
    declareMissing(studio, draft);
    return runEdit(studio, 'action.create', { document: { id, name, ...draft.document } })?.[0];
  });
}

/** Declares variables and secrets that the project does not have. */
function declareMissing(studio: Studio, { variables, secrets }: Omit<ActionDraft, 'document'>): void {
  const declared = studio.document.getState().project?.manifest.environment;
  for (const [name, value] of Object.entries(variables)) {
    if (declared !== undefined && Object.hasOwn(declared.variables, name)) continue;
    const definition = value === undefined ? {} : { default: value };
    runEdit(studio, 'environment.set', { kind: 'variable', name, definition });
  }
  for (const name of secrets) {
    if (declared !== undefined && Object.hasOwn(declared.secrets, name)) continue;
    runEdit(studio, 'environment.set', { kind: 'secret', name, definition: {} });
  }
}

/** Variables, secrets and inputs by name. */
export interface ActionNames {
  readonly variables: readonly string[];
  readonly secrets: readonly string[];
  readonly inputs: readonly string[];
}

/** What the request and the authorization of an action name. */
export function namesUsed({ request, auth }: Action): ActionNames {
  const text = JSON.stringify([request, auth ?? null]);
  const named = (pattern: RegExp): readonly string[] => [
    ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
  ];
  return {
    variables: named(/\benv\.([A-Z][A-Z0-9_]*)/g),
    secrets: auth === undefined ? [] : [auth.secret],
    inputs: named(/\{[{%][^{}]*?\binput\.([a-z][a-z0-9_]*)/g),
  };
}

/** The variables, secrets and inputs that an action uses but that are not declared. */
export function undeclaredNames(action: Action, { variables, secrets }: Environment): ActionNames {
  const used = namesUsed(action);
  const missingIn = (declared: object) => (name: string) => !Object.hasOwn(declared, name);
  return {
    variables: used.variables.filter(missingIn(variables)),
    secrets: used.secrets.filter(missingIn(secrets)),
    inputs: used.inputs.filter(missingIn(action.input)),
  };
}

/** Declares an input of an action. */
export function declareInput(studio: Studio, { id, input }: Action, name: string): void {
  runEdit(studio, 'action.setField', { id, path: ['input'], value: { ...input, [name]: {} } });
}

/** What each type of authorization begins with. */
const initialAuth: Readonly<Record<string, JsonObject>> = {
  bearer: {},
  header: { header: 'X-API-Key' },
  query: { parameter: 'api_key' },
  basic: { username: '' },
  oauth2: { tokenUrl: '{{ env.OAUTH_TOKEN_URL }}', clientId: '{{ env.OAUTH_CLIENT_ID }}' },
};

/**
 * Changes the type of an action's authorization, or removes it. The secret stays; a new one is named after the action and
 * declared, in the same step of undo.
 */
export function changeAuthType(studio: Studio, { id, auth }: Action, type: string | undefined): void {
  const { project, group } = studio.document.getState();
  const initial = type === undefined ? undefined : initialAuth[type];
  const declared = Object.keys(project?.manifest.environment.secrets ?? {});
  group('Change authorization', () => {
    if (initial === undefined || type === undefined) {
      runEdit(studio, 'action.setField', { id, path: ['auth'] });
      return;
    }
    const secret = auth?.secret ?? declared[0] ?? `${id.toUpperCase()}_TOKEN`;
    declareMissing(studio, { variables: {}, secrets: [secret] });
    runEdit(studio, 'action.setField', { id, path: ['auth'], value: { type, ...initial, secret } });
  });
}

/** CEL for a part of an answer: `body.rooms[0]["check-in"]`. */
export function answerExpression(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return /^[A-Za-z_]\w*$/.test(key) ? `${text}.${key}` : `${text}[${JSON.stringify(key)}]`;
  }, 'body');
}

/** The name of the output that has exactly this expression. */
export function outputOf(action: Action, expression: string): string | undefined {
  return [...outputsOf(action)].find(([, { value }]) => value === expression)?.[0];
}

/** Makes a part of an answer an output, named after its key; a part that is an output already is removed from them. */
export function toggleOutput(studio: Studio, action: Action, path: readonly (string | number)[]): void {
  const { id } = action;
  const expression = answerExpression(path);
  const known = outputOf(action, expression);
  if (known !== undefined) {
    runEdit(studio, 'action.setField', { id, path: ['output', known] });
    return;
  }
  const key = path.findLast((part) => typeof part === 'string') ?? 'answer';
  const stem = idOfName(String(key).replace(/([a-z])([A-Z])/g, '$1_$2'), 'value');
  const name = freeId([...outputsOf(action).keys()], stem);
  runEdit(studio, 'action.setField', { id, path: ['output', name], value: expression });
}

const wholeInput = /^\{\{-?\s*input\.([a-z][a-z0-9_]*)\s*-?\}\}$/;

/** The condition under which a mock example answers only calls with these inputs; undefined without inputs to tell by. */
function exampleCondition({ request }: Action, input: JsonObject): string | undefined {
  const segments = [...request.url.matchAll(/\/\{\{-?\s*input\.([a-z][a-z0-9_]*)\s*-?\}\}(?=\/|$|\?)/g)].map(
    ([, name = '']) => ({ name, place: `request.params.${name}`, isText: true }),
  );
  const fields = (['query', 'body'] as const).flatMap((group) =>
    Object.entries(isJsonObject(request[group]) ? request[group] : {}).flatMap(([key, template]) => {
      const name = wholeInput.exec(String(template))?.[1];
      if (name === undefined || !/^[A-Za-z_]\w*$/.test(key)) return [];
      return [{ name, place: `request.${group}.${key}`, isText: group === 'query' }];
    }),
  );
  const parts = [...segments, ...fields].flatMap(({ name, place, isText }) => {
    const value = input[name];
    if (value === undefined || value === null || typeof value === 'object') return [];
    return [`${place} == ${JSON.stringify(isText ? String(value) : value)}`];
  });
  return parts.length === 0 ? undefined : parts.join(' && ');
}

/** Keeps an answer as a mock example for calls with the same inputs, before those that always answer. */
export function addMockExample(
  studio: Studio,
  action: Action,
  input: JsonObject,
  answer: { readonly status: number; readonly body: Json },
): void {
  const when = exampleCondition(action, input);
  const values = Object.values(input).filter((value) => typeof value !== 'object');
  const label = values.length === 0 ? `Answer ${answer.status}` : values.join(', ');
  const taken = action.mock.map(({ name }) => name);
  const name = taken.includes(label) ? `${label} (${taken.length + 1})` : label;
  const written = studio.document.getState().parsed?.documents[actionPath(action.id)]?.yaml?.value;
  const examples = isJsonObject(written) && isJsonArray(written.mock) ? written.mock : [];
  const always = action.mock.findIndex((example) => example.when === undefined);
  const at = when === undefined || always === -1 ? examples.length : always;
  const response = {
    ...(answer.status === 200 ? {} : { status: answer.status }),
    ...(answer.body === null ? {} : { body: answer.body }),
  };
  const example: JsonObject = { name, ...(when === undefined ? {} : { when }), response };
  runEdit(studio, 'action.setField', {
    id: action.id,
    path: ['mock'],
    value: examples.toSpliced(at, 0, example),
  });
}
