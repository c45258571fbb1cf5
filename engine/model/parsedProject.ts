import type { Problem } from '../base/problem.ts';
import { type DocumentKindName, type DocumentValues, documentKindOf } from './documentKinds.ts';
import type { Project, ProjectFiles } from './project.ts';
import type { YamlDocument } from './yaml/parseYaml.ts';
import type { YamlPath, YamlPosition } from './yaml/yamlPath.ts';

/** One file of a project, parsed. */
export interface ParsedDocument<K extends DocumentKindName = DocumentKindName> {
  readonly path: string;
  readonly kind: K;
  /** The id in the file name; the path for knowledge sources and other files. */
  readonly id: string;
  readonly text: string;
  /** Undefined if the document is broken; `problems` then has the reason. */
  readonly value: DocumentValues[K] | undefined;
  /** The parsed YAML if its syntax is valid; may be set although `value` is not. */
  readonly yaml: YamlDocument | undefined;
  readonly problems: readonly Problem[];
  /** Finds the place of a value in the text, as in {@link YamlDocument.locate}; line 1 if unknown. */
  readonly locate: (path: YamlPath) => YamlPosition;
}

/** A project's files and everything derived from them. */
export interface ParsedProject {
  readonly files: ProjectFiles;
  /** All files by path, broken ones included. */
  readonly documents: Readonly<Record<string, ParsedDocument>>;
  /** Undefined if the manifest is missing or broken; other broken documents are omitted from it. */
  readonly project: Project | undefined;
  /** Problems of single documents, by path and line. Problems between documents are found by `engine/check`. */
  readonly problems: readonly Problem[];
}

/** The document of a kind by id, valid or not; undefined if there is no such file. */
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
