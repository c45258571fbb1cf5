import type { Problem } from '../base/problem.ts';
import { type DocumentKindName, type DocumentValues, documentKindOf } from './documentKinds.ts';
import type { Project, ProjectFiles } from './project.ts';
import type { YamlDocument } from './yaml/parseYaml.ts';
import type { YamlPath, YamlPosition } from './yaml/yamlPath.ts';

/** One file of a project, parsed. */
export interface ParsedDocument<K extends DocumentKindName = DocumentKindName> {
  readonly path: string;
  readonly kind: K;
  /** As the file name says it; the path for knowledge sources and other files. */
  readonly id: string;
  readonly text: string;
  /** Undefined when the document is broken: then `problems` says why. */
  readonly value: DocumentValues[K] | undefined;
  /** The text as YAML, when it is YAML without syntax errors; may be there although `value` is not. */
  readonly yaml: YamlDocument | undefined;
  readonly problems: readonly Problem[];
  /** Where a value stands in the text, as in {@link YamlDocument.locate}; line 1 where that cannot be said. */
  readonly locate: (path: YamlPath) => YamlPosition;
}

/** A project's files with all that follows from them. */
export interface ParsedProject {
  readonly files: ProjectFiles;
  /** All files by path, broken ones included. */
  readonly documents: Readonly<Record<string, ParsedDocument>>;
  /** Undefined when the manifest is missing or broken; a document that is broken is absent from it. */
  readonly project: Project | undefined;
  /** What is wrong with single documents, by path and line. What is wrong between them is the business of `engine/check`. */
  readonly problems: readonly Problem[];
}

/** The document of a kind by id, whether broken or not; undefined when there is no such file. */
export function findDocument<K extends DocumentKindName>(
  parsed: ParsedProject,
  kind: K,
  id: string,
): ParsedDocument<K> | undefined {
  const document = parsed.documents[documentKindOf(kind).path(id)];
  return document?.kind === kind ? (document as ParsedDocument<K>) : undefined;
}

/** All documents of a kind, in order of path. */
export function documentsOf<K extends DocumentKindName>(
  parsed: ParsedProject,
  kind: K,
): readonly ParsedDocument<K>[] {
  return Object.values(parsed.documents).filter(
    (document): document is ParsedDocument<K> => document.kind === kind,
  );
}
