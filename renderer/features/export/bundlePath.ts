import { fileName } from '../../ui/fileName.ts';

/** Where a project's bundle goes unless a person says otherwise: beside its folder, by its name. */
export function defaultBundlePath(projectPath: string): string {
  return inFolder(folderOf(trimmed(projectPath)), `${fileName(trimmed(projectPath))}.dialoom`);
}

/** The same file name in another folder. */
export function moveToFolder(path: string, folder: string): string {
  return inFolder(folder, fileName(path));
}

function inFolder(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
}

function folderOf(path: string): string {
  const parent = path.slice(0, path.length - fileName(path).length);
  // The root of a drive or file system keeps its separator.
  return /^(?:[A-Za-z]:)?[\\/]$/.test(parent) ? parent : parent.slice(0, -1);
}

function trimmed(path: string): string {
  return path.replace(/[\\/]+$/, '');
}
