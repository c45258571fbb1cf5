import { createHash } from 'node:crypto';
import { isBinarySource, readStandIn } from '../model/knowledgeSources.ts';
import type { ProjectFiles } from '../model/project.ts';

/** SHA-256 of a text's UTF-8 bytes, hex. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SHA-256 of the file that a project's text is, or stands in for; hex. */
export function hashProjectFile(path: string, text: string): string {
  return (isBinarySource(path) ? readStandIn(text)?.sha256 : undefined) ?? hashText(text);
}

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
