import { type Problem, problemOf } from '../base/problem.ts';
import { type DocumentKindName, type DocumentValues, manifestPath, outOfScopePath } from './documentKinds.ts';
import { modelErrors } from './errors.ts';
import { formatVersion } from './migrations/migration.ts';
import { parseDocument } from './parseDocument.ts';
import type { ParsedDocument, ParsedProject } from './parsedProject.ts';
import type { Project, ProjectFiles } from './project.ts';
import { isJsonObject } from './yaml/deepEqual.ts';

/** Reports a manifest of another document format; its other problems are then irrelevant. */
function versionProblem({ yaml, path, locate }: ParsedDocument): Problem | undefined {
  const value = yaml?.value;
  if (!isJsonObject(value) || value.dialoom === undefined || value.dialoom === formatVersion)
    return undefined;
  const at = { location: { file: path, ...locate(['dialoom']), field: 'dialoom' } };
  const version = value.dialoom;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return problemOf(
      modelErrors.MODEL_VERSION_UNKNOWN({ version: JSON.stringify(version), current: formatVersion }, at),
    );
  }
  const make = version > formatVersion ? modelErrors.MODEL_VERSION_TOO_NEW : modelErrors.MODEL_VERSION_OLD;
  return problemOf(make({ version, current: formatVersion }, at));
}

/**
 * Parses a project. It never fails: broken documents are omitted from the result and reported as problems with file,
 * line and column.
 *
 * @param files - All text files of the project.
 * @param previous - The result for earlier files. Only files with another text are parsed again, and unchanged parts
 *   keep their identity: a document, the states of a flow, the maps of the project.
 */
export function parseProject(files: ProjectFiles, previous?: ParsedProject): ParsedProject {
  if (previous !== undefined && previous.files === files) return previous;
  const documents: Record<string, ParsedDocument> = {};
  for (const path of Object.keys(files).sort()) {
    const text = files[path] ?? '';
    const known = previous?.documents[path];
    documents[path] = known?.text === text ? known : parseDocument(path, text, known);
  }
  const manifest = documents[manifestPath] as ParsedDocument<'manifest'> | undefined;
  const problems = Object.values(documents).flatMap((document) => problemsOf(document));
  if (manifest === undefined) {
    const location = { file: manifestPath };
    problems.unshift(problemOf(modelErrors.PROJECT_MANIFEST_MISSING({}, { location })));
  }
  const project =
    manifest?.value === undefined ? undefined : assemble(manifest.value, documents, previous?.project);
  return { files, documents, project, problems };
}

function problemsOf(document: ParsedDocument): readonly Problem[] {
  const version = document.kind === 'manifest' ? versionProblem(document) : undefined;
  if (version !== undefined) return [version];
  return document.problems.toSorted((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0));
}

function assemble(
  manifest: Project['manifest'],
  documents: Readonly<Record<string, ParsedDocument>>,
  previous: Project | undefined,
): Project {
  const valuesOf = <K extends DocumentKindName>(
    kind: K,
    known: Readonly<Record<string, DocumentValues[K]>> | undefined,
  ): Readonly<Record<string, DocumentValues[K]>> => {
    const entries = Object.values(documents)
      .filter(
        (document): document is ParsedDocument<K> => document.kind === kind && document.value !== undefined,
      )
      .map(({ id, value }): [string, DocumentValues[K]] => [id, value as DocumentValues[K]]);
    const isSame =
      known !== undefined &&
      Object.keys(known).length === entries.length &&
      entries.every(([id, value]) => known[id] === value);
    return isSame ? known : Object.fromEntries(entries);
  };
  const knowledge = Object.values(documents)
    .filter(({ kind }) => kind === 'knowledge')
    .map(({ path }) => path);
  const isSameKnowledge =
    previous?.knowledge.length === knowledge.length &&
    knowledge.every((path, index) => previous.knowledge[index] === path);
  return {
    manifest,
    flows: valuesOf('flow', previous?.flows),
    layouts: valuesOf('layout', previous?.layouts),
    intents: valuesOf('intent', previous?.intents),
    entities: valuesOf('entity', previous?.entities),
    outOfScope: (documents[outOfScopePath] as ParsedDocument<'outOfScope'> | undefined)?.value ?? null,
    actions: valuesOf('action', previous?.actions),
    locales: valuesOf('locale', previous?.locales),
    originals: valuesOf('originals', previous?.originals),
    suites: valuesOf('suite', previous?.suites),
    knowledge: isSameKnowledge ? previous.knowledge : knowledge,
  };
}
