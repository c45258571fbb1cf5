import { documentKind } from '../model/documentKinds.ts';

/**
 * Whether a relative path (forward slashes) is a document of a project: what is read, watched, saved and bundled.
 * Anything else in the folder (README, .git, recordings) is left alone. Hidden files and paths that climb (`..`) are
 * never documents.
 */
export function isProjectPath(path: string): boolean {
  if (path.split('/').some((part) => part === '' || part.startsWith('.') || part.includes('\\')))
    return false;
  return documentKind(path).definition.kind !== 'other';
}
