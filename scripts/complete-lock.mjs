// Adds the packages for other platforms that npm has left out of package-lock.json.
//
// npm writes an optional package to the lock file only if the registry in use has it. If that registry carries
// only some platforms, the lock file is incomplete, and `npm ci` rejects it everywhere. The parent package pins
// its platform packages to exact versions, so the missing entries can be derived from it.
// `--check` changes nothing and exits with code 1 if something is missing.
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const CPU = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];
/** @type {Record<string, string>} */
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * The platform in a package's name, such as `@x/cli-linux-x64-musl`; undefined if there is none.
 *
 * @param {string} name
 */
export function platformOfName(name) {
  const words = name.slice(name.indexOf('/') + 1).split('-');
  const os = OS.find((candidate) => words.includes(candidate));
  const cpu = CPU.find((candidate) => words.includes(candidate));
  if (!os || !cpu) return undefined;
  const libc = os === 'linux' ? words.map((word) => LIBC[word]).find(Boolean) : undefined;
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) };
}

/**
 * Whether the lock file has `name` for the package at `from`.
 *
 * @param {Lock['packages']} packages
 * @param {string} from a key of `packages`
 * @param {string} name
 */
function isLocked(packages, from, name) {
  for (let at = from; ; ) {
    if (packages[`${at}${at && '/'}node_modules/${name}`]) return true;
    if (!at) return false;
    at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')));
  }
}

/**
 * The missing entries of `lock`, by their key in its `packages`. Throws if an entry cannot be derived.
 *
 * @param {Lock} lock
 */
export function missingEntries(lock) {
  /** @type {Lock['packages']} */
  const missing = {};
  for (const [from, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isLocked(lock.packages, from, name)) continue;
      const platform = platformOfName(name);
      if (!platform || !/^\d+\.\d+\.\d+/.test(version)) {
        throw new Error(
          `package-lock.json lacks ${name}@${version} (of ${from}), and its entry cannot be told.`,
        );
      }
      const { os, cpu, libc } = platform;
      missing[`node_modules/${name}`] = {
        version,
        cpu,
        ...(parent.dev ? { dev: true } : {}),
        ...(libc ? { libc } : {}),
        optional: true,
        os,
      };
    }
  }
  return missing;
}

/**
 * `lock` with its missing entries, sorted as npm sorts them.
 *
 * @param {Lock} lock
 */
export function completeLock(lock) {
  const packages = { ...lock.packages, ...missingEntries(lock) };
  const sorted = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted.map((key) => [key, packages[key] ?? {}])) };
}

function main(/** @type {string[]} */ args) {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = Object.keys(missingEntries(lock));
  if (missing.length === 0) return 0;
  if (args.includes('--check')) {
    console.error(`package-lock.json lacks ${missing.join(', ')}. Run: node scripts/complete-lock.mjs`);
    return 1;
  }
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  console.log(`Added ${missing.length} packages of other platforms to package-lock.json.`);
  return 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = main(process.argv.slice(2));
}
