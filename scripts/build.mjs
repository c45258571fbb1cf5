// Builds dist/: the Node side with tsc, file by file; the preload script and the renderer with Vite.
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { secondsSince, step } from './lib/log.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run, wasStopped } from './lib/run.mjs';
import { withSetupLock } from './lib/setupLock.mjs';
import { sourcesStamp } from './lib/sourcesStamp.mjs';
import { ensureInstalled } from './setup.mjs';

const SOURCES = [
  'engine',
  'electron',
  'renderer',
  'bench',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
  'tsconfig.types.json',
  'vite.config.ts',
  'vite.preload.config.ts',
];
const stampFile = join(root, 'dist', '.sources');

/** Whether dist/ exists, and whether it was built from the current sources. */
export function buildState() {
  const built = readStamps();
  if (built === undefined) return 'missing';
  const times = sourcesStamp(root, SOURCES, 'times');
  if (built.times === times) return 'fresh';
  // In a copy, or after switching branches back and forth, only the times differ.
  if (built.contents !== sourcesStamp(root, SOURCES, 'contents')) return 'stale';
  writeStamps({ ...built, times });
  return 'fresh';
}

/** @typedef {{ times: string, contents: string }} Stamps Of the sources that dist/ was built from. */

/** @returns {Stamps | undefined} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function writeStamps(/** @type {Stamps} */ stamps) {
  writeFileSync(stampFile, JSON.stringify(stamps));
}

/**
 * Builds unless dist/ is up to date; returns false if the build fails, after printing why. Of several commands started
 * at once, one builds and the others wait.
 */
export async function ensureBuilt() {
  if (buildState() === 'fresh') return true;
  return withSetupLock(
    root,
    async () => buildState() === 'fresh' || (await build()),
    () => step('another command is building; waiting for it'),
  );
}

async function build() {
  const started = Date.now();
  const stamps = {
    times: sourcesStamp(root, SOURCES, 'times'),
    contents: sourcesStamp(root, SOURCES, 'contents'),
  };
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  step('building dist/');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const built =
    (await node(tsc, '-p', 'tsconfig.build.json')) &&
    (await node(tsc, '-p', 'tsconfig.types.json')) &&
    (await node(vite, 'build', '--config', 'vite.preload.config.ts', '--logLevel', 'warn')) &&
    (await node(vite, 'build', '--config', 'vite.config.ts', '--logLevel', 'warn'));
  if (!built) return false;
  writeStamps(stamps);
  step(`built in ${secondsSince(started)}`);
  return true;
}

async function node(/** @type {string[]} */ ...args) {
  const { code } = await run(pinnedNode, args, { stdoutToStderr: true });
  if (wasStopped(code)) process.exit(code);
  if (code !== 0)
    console.error(`The build failed at: ${args.join(' ')}. Fix the errors above, then try again.`);
  return code === 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await ensureInstalled();
  process.exitCode = (await withSetupLock(root, build)) ? 0 : 1;
}
