import type { AppError } from '../base/appError.ts';
import type { Json } from '../base/json.ts';
import { type Problem, problemOf } from '../base/problem.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type SchemaFinding, zodProblems } from '../base/zodProblems.ts';
import { documentFindings } from './documentFindings.ts';
import { type DocumentKind, documentKind, misnamedKind } from './documentKinds.ts';
import { modelErrors } from './errors.ts';
import type { ParsedDocument } from './parsedProject.ts';
import { validateFlow } from './validateFlow.ts';
import { parseYaml, type YamlDocument } from './yaml/parseYaml.ts';
import type { YamlPath, YamlPosition } from './yaml/yamlPath.ts';

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
