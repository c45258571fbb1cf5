/**
 * The common structure of npm's lock file and its copy in node_modules.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * Why node_modules does not match package-lock.json; undefined if it does. Optional packages are ignored, since those of
 * other platforms are never installed, and so are workspaces, which are folders of the clone.
 *
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json, which npm writes at the end of an install
 */
export function staleInstall(wanted, installed) {
  if (!installed) return 'packages are not installed';
  for (const [place, { version, integrity, optional, link }] of Object.entries(wanted.packages)) {
    if (!place.startsWith('node_modules/') || optional || link) continue;
    const found = installed.packages[place];
    if (found?.version !== version || found?.integrity !== integrity) {
      return `${place.replace(/^.*node_modules\//, '')} ${version} is not installed`;
    }
  }
  return undefined;
}
