import type { AppError } from '../../engine/base/appError.ts';
import type { Problem } from '../../engine/base/problem.ts';
import type { ParsedProject } from '../../engine/model/parsedProject.ts';
import type { Project, ProjectFiles } from '../../engine/model/project.ts';

/** Where the edits are: on disk, on their way, or held up. */
export type SaveState =
  | { readonly status: 'saved' }
  | { readonly status: 'saving' }
  | { readonly status: 'failed'; readonly error: AppError };

/** A file that was edited here and changed on disk by somebody else at the same time. */
export interface FileConflict {
  readonly path: string;
  /** The text here; null when it was deleted here. */
  readonly mine: string | null;
  /** The text on disk; null when it was deleted there. */
  readonly disk: string | null;
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
  /** The files as they are edited: the truth that everything below follows from. */
  readonly files: ProjectFiles;
  /** The files with all that follows from them; null until a project is open. */
  readonly parsed: ParsedProject | null;
  /** The parsed files; null until a project is open or while its manifest cannot be read. */
  readonly project: Project | null;
  /** Findings of the last check, and of parsing. Follows an edit after a short pause. */
  readonly problems: readonly Problem[];
  readonly save: SaveState;
  /** Label of what undo would take back, "Add state"; null when there is nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly conflicts: readonly FileConflict[];
}

/** A flow whose file is there but cannot be read. */
export interface BrokenFlow {
  readonly id: string;
  /** Its name, if the file still says it. */
  readonly name: string;
}

/** The flows whose files cannot be read. */
export function brokenFlows(parsed: ParsedProject): readonly BrokenFlow[] {
  return Object.values(parsed.documents)
    .filter(({ kind, value }) => kind === 'flow' && value === undefined)
    .map(({ id, text }) => ({ id, name: /^name:[ \t]*["']?([^"'\n#]+)/m.exec(text)?.[1]?.trim() ?? id }));
}

const indexes = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>();
const none: readonly Problem[] = [];

/** The problems of one state. Looks into an index that is made once for each check, not once for each card. */
export function problemsOfState(
  problems: readonly Problem[],
  flow: string,
  state: string,
): readonly Problem[] {
  let index = indexes.get(problems);
  if (index === undefined) {
    index = Map.groupBy(problems, ({ location }) => `${location?.flow ?? ''}/${location?.state ?? ''}`);
    indexes.set(problems, index);
  }
  return index.get(`${flow}/${state}`) ?? none;
}

/** The gravest severity among problems. */
export function worstSeverity(problems: readonly Problem[]): Problem['severity'] | null {
  if (problems.some(({ severity }) => severity === 'error')) return 'error';
  return problems.length > 0 ? 'warning' : null;
}
