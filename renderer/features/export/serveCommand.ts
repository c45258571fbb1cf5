/** The command line that serves a bundle; a path with anything special in it is quoted for the system it is of. */
export function serveCommand(path: string): string {
  return `npx dialoom serve ${/^[\w./\\:~-]+$/.test(path) ? path : quoted(path)}`;
}

function quoted(path: string): string {
  // Windows allows no double quotes in names, and its shells know no single ones.
  if (/^(?:[A-Za-z]:[\\/]|\\\\)/.test(path)) return `"${path}"`;
  return `'${path.replaceAll("'", "'\\''")}'`;
}
