import { documentKind } from '../../engine/model/documentKinds.ts';
import type { ProjectFiles } from '../../engine/model/project.ts';

/** True when two versions of a project behave alike: the same texts, but for tests and where states stand on the canvas. */
export function behavesAlike(one: ProjectFiles, other: ProjectFiles): boolean {
  if (one === other) return true;
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const path of paths) {
    if (one[path] === other[path]) continue;
    const { kind } = documentKind(path).definition;
    if (kind !== 'layout' && kind !== 'suite' && kind !== 'other') return false;
  }
  return true;
}
