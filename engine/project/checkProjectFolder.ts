import { type Problem, problemOf } from '../base/problem.ts';
import { checkProject } from '../check/checkProject.ts';
import { chunkSources } from '../knowledge/sources/chunkSources.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { parseProject } from '../model/parseProject.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { knowledgeSources } from './knowledgeSources.ts';
import { readProjectFolder } from './readProjectFolder.ts';

/**
 * Finds every problem of a project folder: files that cannot be read, documents that are broken, and what does not
 * fit together.
 *
 * @throws AppError PROJECT_UNREADABLE, PROJECT_NOT_FOUND when there is nothing to check.
 */
export async function checkProjectFolder(folder: string): Promise<readonly Problem[]> {
  const { files, errors } = await readProjectFolder(folder);
  const parsed = parseProject(files);
  return [...errors.map((error) => problemOf(error)), ...checkParsedProject(parsed)];
}

/** All problems of a parsed project: of its documents, between them, and of its knowledge sources. */
export function checkParsedProject(parsed: ParsedProject): readonly Problem[] {
  const { project, documents, problems, files } = parsed;
  if (project === undefined) return problems;
  const found = checkProject({
    project,
    registry: nodeRegistry,
    locate: (file, path) => documents[file]?.locate(path),
  });
  return [...problems, ...found, ...chunkSources(knowledgeSources(project, files)).problems];
}
