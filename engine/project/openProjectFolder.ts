import { AppError, formatError } from '../base/appError.ts';
import type { Problem } from '../base/problem.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { parseProject } from '../model/parseProject.ts';
import type { Project } from '../model/project.ts';
import { projectErrors } from './errors.ts';
import { readProjectFolder } from './readProjectFolder.ts';

/** A project folder, read and parsed. */
export interface ProjectOnDisk {
  readonly folder: string;
  readonly parsed: ParsedProject;
  readonly project: Project;
  /** Errors of knowledge sources that cannot be read; all other documents can be. */
  readonly unread: readonly AppError[];
}

/**
 * Reads and parses a project folder, for commands that need every document to be valid but not the project as a whole.
 *
 * @param previous - The last result for the folder; unchanged files are not parsed again.
 * @throws AppError PROJECT_UNREADABLE, PROJECT_NOT_FOUND, or the first error of a broken document.
 */
export async function openProjectFolder(folder: string, previous?: ParsedProject): Promise<ProjectOnDisk> {
  const { files, errors } = await readProjectFolder(folder);
  const isKnowledge = (error: AppError): boolean => error.location?.file?.startsWith('knowledge/') === true;
  const [first] = errors.filter((error) => !isKnowledge(error));
  if (first !== undefined) throw first;
  const parsed = parseProject(files, previous);
  assertNoErrors(parsed.problems);
  if (parsed.project === undefined) throw projectErrors.PROJECT_NOT_FOUND({ folder });
  return { folder, parsed, project: parsed.project, unread: errors };
}

/**
 * @throws AppError the error itself if there is one, PROJECT_HAS_ERRORS if there are several.
 */
export function assertNoErrors(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (first === undefined) return;
  if (errors.length === 1) throw AppError.fromJSON(first);
  const occurrence = first.location === undefined ? {} : { location: first.location };
  throw projectErrors.PROJECT_HAS_ERRORS({ count: errors.length, first: formatError(first) }, occurrence);
}
