import { type Problem, problemOf } from '../base/problem.ts';
import { checkProject } from '../check/checkProject.ts';
import { chunkSources } from '../knowledge/sources/chunkSources.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { parseProject } from '../model/parseProject.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { readKnowledge, utcDay } from './projectKnowledge.ts';
import { readProjectFolder } from './readProjectFolder.ts';
import { systemClock } from './systemPorts.ts';

/**
 * Finds all problems of a project folder: unreadable files, broken documents, and inconsistencies between them.
 *
 * @throws AppError PROJECT_UNREADABLE, PROJECT_NOT_FOUND if there is nothing to check.
 */
export async function checkProjectFolder(folder: string): Promise<readonly Problem[]> {
  const { files, errors } = await readProjectFolder(folder);
  const parsed = parseProject(files);
  const sources = await readKnowledge({ folder, parsed, unread: [] });
  return [
    ...errors.map((error) => problemOf(error)),
    ...checkParsedProject(parsed),
    ...(await chunkSources(sources, utcDay(systemClock))).problems,
  ];
}

/** The problems of a parsed project: in its documents and between them. */
export function checkParsedProject(parsed: ParsedProject): readonly Problem[] {
  const { project, documents, problems } = parsed;
  if (project === undefined) return problems;
  const found = checkProject({
    project,
    registry: nodeRegistry,
    locate: (file, path) => documents[file]?.locate(path),
  });
  return [...problems, ...found];
}
