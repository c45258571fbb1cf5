import { z } from 'zod';
import type { AppError } from '../base/appError.ts';
import type { Json } from '../base/json.ts';
import { type Problem, problemOf } from '../base/problem.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type SchemaFinding, zodProblems } from '../base/zodProblems.ts';
import { type DocumentKind, documentKind, misnamedKind } from './documentKinds.ts';
import { type Flow, flow, type State, state } from './documents/flow.ts';
import { modelErrors } from './errors.ts';
import type { ParsedDocument } from './parsedProject.ts';
import { parseYaml, type YamlDocument } from './yaml/parseYaml.ts';
import type { YamlPath, YamlPosition } from './yaml/yamlPath.ts';

/** What a schema cannot say about one document: its id is the one in its file name, and state ids are unique. */
function documentFindings(
  definition: DocumentKind,
  fileId: string,
  value: unknown,
  file: string,
  locate: (path: YamlPath) => YamlPosition,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { idMismatchCode, kind, label } = definition;
  const { id } = value as { readonly id?: string };
  if (idMismatchCode !== undefined && id !== undefined && id !== fileId) {
    const location = { file, ...locate(['id']), field: 'id' };
    problems.push(problemOf(modelErrors[idMismatchCode]({ what: label, id, fileId }, { location })));
  }
  if (kind === 'flow') problems.push(...duplicateStates(fileId, value as Flow, file, locate));
  return problems;
}

function duplicateStates(
  flow: string,
  { states }: Flow,
  file: string,
  locate: (path: YamlPath) => YamlPosition,
): readonly Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, { id }] of states.entries()) {
    const firstIndex = first.get(id);
    if (firstIndex === undefined) {
      first.set(id, index);
      continue;
    }
    const location = {
      file,
      ...locate(['states', index, 'id']),
      flow,
      state: id,
      field: `states[${index}].id`,
    };
    const firstLine = locate(['states', firstIndex, 'id']).line;
    problems.push(problemOf(modelErrors.FLOW_DUPLICATE_STATE({ state: id, firstLine }, { location })));
  }
  return problems;
}

const header = flow.extend({ states: z.array(z.unknown()).default([]) });

/** Results of states by their raw value: YAML parsing keeps the identity of states whose text did not change. */
const knownStates = new WeakMap<object, Result<State, readonly SchemaFinding[]>>();

/** Validates a flow as its schema does, but each state only once as long as it does not change. */
function validateFlow(value: Json): Result<Flow, readonly SchemaFinding[]> {
  const parsed = header.safeParse(value);
  const findings: SchemaFinding[] = parsed.success ? [] : [...zodProblems(parsed.error)];
  const raw = typeof value === 'object' && value !== null && 'states' in value ? value.states : undefined;
  const states: State[] = [];
  for (const [index, item] of (Array.isArray(raw) ? (raw as readonly Json[]) : []).entries()) {
    const result = validateState(item);
    if (result.ok) states.push(result.value);
    else findings.push(...result.error.map((finding) => below(index, finding)));
  }
  return parsed.success && findings.length === 0 ? ok({ ...parsed.data, states }) : err(findings);
}

function validateState(value: Json): Result<State, readonly SchemaFinding[]> {
  const key = typeof value === 'object' && value !== null ? value : undefined;
  const known = key === undefined ? undefined : knownStates.get(key);
  if (known !== undefined) return known;
  const parsed = state.safeParse(value);
  const result = parsed.success ? ok(parsed.data) : err(zodProblems(parsed.error));
  if (key !== undefined) knownStates.set(key, result);
  return result;
}

function below(index: number, finding: SchemaFinding): SchemaFinding {
  const field = finding.field === '' ? `states[${index}]` : `states[${index}].${finding.field}`;
  return { field, path: ['states', index, ...finding.path], message: finding.message };
}

/**
 * Parses one file by its kind.
 *
 * @param previous - The same file before, of which unchanged parts are taken over.
 */
export function parseDocument(path: string, text: string, previous?: ParsedDocument): ParsedDocument {
  const { definition, id } = documentKind(path);
  const base = { path, kind: definition.kind, id, text };
  if (definition.syntax === 'text') {
    return { ...base, value: text, yaml: undefined, problems: misnamedProblems(path), locate: () => start };
  }
  const read = readText(definition, path, text, previous?.yaml);
  if (!read.ok) {
    return {
      ...base,
      value: undefined,
      yaml: undefined,
      problems: [problemOf(read.error)],
      locate: () => start,
    };
  }
  const { value: raw, yaml, locate } = read.value;
  const validated = validate(definition, raw);
  const problems = validated.ok
    ? documentFindings(definition, id, validated.value, path, locate)
    : validated.error.map((finding) => schemaProblem(definition, finding, path, raw, locate));
  const value = validated.ok && problems.length === 0 ? validated.value : undefined;
  return { ...base, value: value as ParsedDocument['value'], yaml, problems, locate };
}

const start: YamlPosition = { line: 1, column: 1 };

interface ReadText {
  readonly value: Json;
  readonly yaml: YamlDocument | undefined;
  readonly locate: (path: YamlPath) => YamlPosition;
}

function readText(
  definition: DocumentKind,
  path: string,
  text: string,
  previous: YamlDocument | undefined,
): Result<ReadText> {
  if (definition.syntax === 'json') return readJson(path, text);
  const parsed = parseYaml(text, path, previous);
  if (!parsed.ok) return parsed;
  return ok({ value: parsed.value.value, yaml: parsed.value, locate: parsed.value.locate });
}

function readJson(path: string, text: string): Result<ReadText> {
  // JSON is YAML, whose parser knows positions; it is asked only when there is something to point at.
  let yaml: Result<YamlDocument> | undefined;
  const asYaml = () => {
    yaml ??= parseYaml(text, path);
    return yaml;
  };
  try {
    const value = JSON.parse(text) as Json;
    return ok({
      value,
      yaml: undefined,
      locate: (at) => {
        const parsed = asYaml();
        return parsed.ok ? parsed.value.locate(at) : start;
      },
    });
  } catch (cause) {
    const parsed = asYaml();
    const location = parsed.ok ? { file: path, ...start } : (parsed.error.location ?? { file: path });
    const message = cause instanceof Error ? cause.message : String(cause);
    return err(modelErrors.JSON_SYNTAX({ message }, { location, cause }));
  }
}

function validate(definition: DocumentKind, value: Json): Result<unknown, readonly SchemaFinding[]> {
  if (definition.kind === 'flow') return validateFlow(value);
  const parsed = definition.schema?.safeParse(value);
  if (parsed === undefined) return ok(value);
  return parsed.success ? ok(parsed.data) : err(zodProblems(parsed.error));
}

function schemaProblem(
  definition: DocumentKind,
  finding: SchemaFinding,
  file: string,
  raw: Json,
  locate: (path: YamlPath) => YamlPosition,
): Problem {
  const make = modelErrors[definition.invalidCode ?? 'PROJECT_INVALID'];
  const subject = finding.field === '' ? `The ${definition.label}` : `"${finding.field}"`;
  const error: AppError = make(
    { finding: `${subject} ${lowerFirst(finding.message)}` },
    {
      location: {
        file,
        ...locate(finding.path),
        ...placeInFlow(definition, file, finding.path, raw),
        field: finding.field,
      },
    },
  );
  return problemOf(error);
}

/** Flow and state of a path within a flow, as far as the text says them. */
function placeInFlow(definition: DocumentKind, file: string, path: YamlPath, raw: Json) {
  if (definition.kind !== 'flow') return {};
  const flow = documentKind(file).id;
  const [key, index] = path;
  if (key !== 'states' || typeof index !== 'number') return { flow };
  const states = (raw as { readonly states?: Json } | null)?.states;
  const state = Array.isArray(states) ? (states[index] as { readonly id?: Json } | null)?.id : undefined;
  return typeof state === 'string' ? { flow, state } : { flow };
}

function misnamedProblems(path: string): readonly Problem[] {
  const meant = misnamedKind(path);
  if (meant === undefined) return [];
  const error = modelErrors.PROJECT_UNKNOWN_FILE(
    { path, expected: meant.example },
    { location: { file: path } },
  );
  return [problemOf(error, 'warning')];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
