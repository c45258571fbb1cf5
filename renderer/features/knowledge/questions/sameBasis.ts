import type { ProjectFiles } from '../../../../engine/model/project.ts';

/** True when everything that an evaluation depends on is the same: settings, sources and test questions. */
export function sameBasis(one: ProjectFiles, other: ProjectFiles): boolean {
  if (one === other) return true;
  const paths = new Set([...Object.keys(one), ...Object.keys(other)].filter(matters));
  return [...paths].every((path) => one[path] === other[path]);
}

function matters(path: string): boolean {
  return (
    path === 'dialoom.yaml' || path.startsWith('knowledge/') || /^tests\/[^/]+\.questions\.yaml$/.test(path)
  );
}
