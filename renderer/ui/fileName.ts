/** The last part of a path, with either kind of slash. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}
