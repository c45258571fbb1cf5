import { createHash } from 'node:crypto';
import type { ProjectFiles } from '../model/project.ts';

/** SHA-256 over a project's files, hex; independent of their order. Names the version a recording was made with. */
export function hashFiles(files: ProjectFiles): string {
  const hash = createHash('sha256');
  for (const path of Object.keys(files).sort()) {
    hash.update(`${path.length}:${path}`);
    const text = files[path] ?? '';
    hash.update(`${text.length}:`);
    hash.update(text);
  }
  return hash.digest('hex');
}
