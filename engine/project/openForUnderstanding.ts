import { manifestPath } from '../model/documentKinds.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { parseProject } from '../model/parseProject.ts';
import { projectErrors } from './errors.ts';
import { assertNoErrors, type ProjectOnDisk } from './openProjectFolder.ts';
import { readProjectFolder } from './readProjectFolder.ts';

/**
 * Reads a project folder for what is done with its understanding alone: a flow that is broken at the moment does not
 * keep a designer from working on the intents.
 *
 * @param previous - The last result for the folder; what did not change is not parsed again.
 * @throws AppError PROJECT_UNREADABLE, PROJECT_NOT_FOUND, or the first error of a manifest, intent, entity or the
 *   out-of-scope messages.
 */
export async function openForUnderstanding(folder: string, previous?: ParsedProject): Promise<ProjectOnDisk> {
  const { files, errors } = await readProjectFolder(folder);
  const unreadable = errors.find(({ location }) => isNeeded(location?.file));
  if (unreadable !== undefined) throw unreadable;
  const parsed = parseProject(files, previous);
  assertNoErrors(parsed.problems.filter(({ location }) => isNeeded(location?.file)));
  if (parsed.project === undefined) throw projectErrors.PROJECT_NOT_FOUND({ folder });
  return { folder, parsed, project: parsed.project, unread: errors };
}

/** The manifest, and everything below `nlu/`, which may itself be unreadable. A finding without a place may be about anything. */
function isNeeded(file: string | undefined): boolean {
  return file === undefined || file === manifestPath || file === 'nlu' || file.startsWith('nlu/');
}
