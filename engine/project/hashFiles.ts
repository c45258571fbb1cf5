import { createHash } from 'node:crypto';
import { isBinarySource, readStandIn } from '../model/knowledgeSources.ts';
import type { ProjectFiles } from '../model/project.ts';

/** SHA-256 in hexadecimal, of bytes or of a text in UTF-8. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 in hexadecimal of a project file, given its text or the text that stands in for it. */
export function hashProjectFile(path: string, text: string): string {
  return (isBinarySource(path) ? readStandIn(text)?.sha256 : undefined) ?? sha256Of(text);
}

/**
 * SHA-256 in hexadecimal of all files of a project, whatever their order. Recordings store it as the version of the
 * project.
 */
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
