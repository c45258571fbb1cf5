import type { NodeRegistry } from '../kit/defineNode.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { parseProject } from '../model/parseProject.ts';
import type { ProjectFiles } from '../model/project.ts';
import type { FileChanges } from './fileChange.ts';

/** What commands work on: a project's files, what they mean, and the node kinds there are. */
export interface Workspace {
  readonly files: ProjectFiles;
  readonly parsed: ParsedProject;
  readonly registry: NodeRegistry;
}

/** Makes a workspace of files. `previous` saves parsing what did not change. */
export function createWorkspace(
  files: ProjectFiles,
  registry: NodeRegistry,
  previous?: ParsedProject,
): Workspace {
  return { files, parsed: parseProject(files, previous), registry };
}

/** The workspace after changes. */
export function changeWorkspace(workspace: Workspace, changes: FileChanges): Workspace {
  if (changes.length === 0) return workspace;
  const files: Record<string, string> = { ...workspace.files };
  for (const { path, after } of changes) {
    if (after === null) delete files[path];
    else files[path] = after;
  }
  return createWorkspace(files, workspace.registry, workspace.parsed);
}
