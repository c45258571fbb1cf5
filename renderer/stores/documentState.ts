import type { AppError } from '../../engine/base/appError.ts';
import type { Problem } from '../../engine/base/problem.ts';
import { type DocumentKindName, documentKindOf, manifestPath } from '../../engine/model/documentKinds.ts';
import type { ParsedProject } from '../../engine/model/parsedProject.ts';
import type { Project, ProjectFiles } from '../../engine/model/project.ts';

/**
 * Whether the edits are on disk, being saved, kept until the host is back (in the browser, or only in this page where the
 * browser has no room), or could not be saved.
 */
export type SaveState =
  | { readonly status: 'saved' }
  | { readonly status: 'saving' }
  | { readonly status: 'kept'; readonly inBrowser: boolean }
  | { readonly status: 'failed'; readonly error: AppError };

/** A file that was edited here while another program, or another window of the studio, changed it. */
export interface FileConflict {
  readonly path: string;
  readonly by: 'program' | 'window';
  /** The text here; null if it was deleted here. */
  readonly edited: string | null;
  /** The text on disk; null if it was deleted there. */
  readonly disk: string | null;
}

/** A short message about something that happened out of the user's sight. */
export interface Notice {
  readonly title: string;
  readonly message: string;
  /** A notice with the id of one that is still shown replaces its words, so that they do not pile up. */
  readonly id?: string;
  /** Runs when it disappears. */
  readonly onClose?: () => void;
}

/** A project that is open. */
export interface OpenProject {
  readonly id: string;
  /** Absolute path of the folder. */
  readonly path: string;
}

/** The open document and everything derived from it. */
export interface DocumentState {
  readonly opened: OpenProject | null;
  /** The edited files, which everything below is derived from. */
  readonly files: ProjectFiles;
  /** The files with everything derived from them; null until a project is open. */
  readonly parsed: ParsedProject | null;
  /** The parsed files; null until a project is open or while its manifest cannot be read. */
  readonly project: Project | null;
  /** Problems found by parsing and by the last check, which runs shortly after an edit. */
  readonly problems: readonly Problem[];
  readonly save: SaveState;
  /** Label of the step that undo would undo, such as "Add state"; null if there is none. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly conflicts: readonly FileConflict[];
}

/** A document whose file exists but cannot be read. */
export interface BrokenDocument {
  readonly id: string;
  /** Its name, if the file still contains it. */
  readonly name: string;
}

/** The documents of a kind whose files cannot be read. */
export function brokenDocuments(
  parsed: ParsedProject,
  kind: 'flow' | 'intent' | 'entity' | 'action',
): readonly BrokenDocument[] {
  return Object.values(parsed.documents)
    .filter((document) => document.kind === kind && document.value === undefined)
    .map(({ id, text }) => ({ id, name: /^name:[ \t]*["']?([^"'\n#]+)/m.exec(text)?.[1]?.trim() ?? id }));
}

type ProblemIndex = WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>;

const indexByCheck: ProblemIndex = new WeakMap();
const filesByCheck: ProblemIndex = new WeakMap();
const noProblems: readonly Problem[] = [];

/** The problems of one state. Uses an index that is built once for each check. */
export function problemsOfState(
  problems: readonly Problem[],
  flow: string,
  state: string,
): readonly Problem[] {
  let index = indexByCheck.get(problems);
  if (index === undefined) {
    index = Map.groupBy(problems, ({ location }) => `${location?.flow ?? ''}/${location?.state ?? ''}`);
    indexByCheck.set(problems, index);
  }
  return index.get(`${flow}/${state}`) ?? noProblems;
}

/** The file of a document. */
export function fileOf(kind: DocumentKindName, id: string): string {
  return documentKindOf(kind).path(id);
}

/** The problems in one file. Uses an index that is built once for each check. */
export function problemsOfFile(problems: readonly Problem[], file: string): readonly Problem[] {
  let index = filesByCheck.get(problems);
  if (index === undefined) {
    index = Map.groupBy(problems, ({ location }) => location?.file ?? '');
    filesByCheck.set(problems, index);
  }
  return index.get(file) ?? noProblems;
}

/** The problems at a place of the project's file and in it: of a slot, a variable, a policy. */
export function problemsOfManifest(problems: readonly Problem[], place: string): readonly Problem[] {
  return problemsOfFile(problems, manifestPath).filter(({ location }) => {
    const { field = '' } = location ?? {};
    return field === place || field.startsWith(`${place}.`) || field.startsWith(`${place}[`);
  });
}

/** The worst severity among problems. */
export function worstSeverity(problems: readonly Problem[]): Problem['severity'] | null {
  if (problems.some(({ severity }) => severity === 'error')) return 'error';
  return problems.length > 0 ? 'warning' : null;
}
