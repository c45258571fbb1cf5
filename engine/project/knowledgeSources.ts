import type { KnowledgeSource } from '../knowledge/sources/chunkSources.ts';
import type { Project, ProjectFiles } from '../model/project.ts';

/** The knowledge sources of a project with their texts. */
export function knowledgeSources(project: Project, files: ProjectFiles): readonly KnowledgeSource[] {
  return project.knowledge.map((path) => ({ path, text: files[path] ?? '' }));
}
