/** The command line that serves a bundle; a path with anything special in it is quoted. */
export function serveCommand(path: string): string {
  const plain = /^[\w./\\:~-]+$/.test(path);
  return `npx dialoom serve ${plain ? path : `"${path.replaceAll('"', '\\"')}"`}`;
}
