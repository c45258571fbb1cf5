import type { Flow } from '../../engine/model/flow.ts';
import type { ProjectFiles } from '../../engine/model/project.ts';

const flowFile = /^flows\/([^/]+)\.flow\.yaml$/;

/** Ids of the flows whose files are there but cannot be read, by file name. */
export function brokenFlows(files: ProjectFiles, flows: Readonly<Record<string, Flow>>): readonly string[] {
  return Object.keys(files)
    .map((path) => flowFile.exec(path)?.[1])
    .filter((id) => id !== undefined && !Object.hasOwn(flows, id)) as string[];
}
