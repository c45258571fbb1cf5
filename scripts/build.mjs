// Builds dist/: the Node side with tsc, file by file; the preload script and the renderer with Vite.
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { secondsSince, step } from './lib/log.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run, wasStopped } from './lib/run.mjs';
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

/** Whether dist/ is there at all, and whether it was built from today's sources. */
export function buildState() {
  let built;
  try {
    built = readFileSync(stampFile, 'utf8');
  } catch {
    return 'missing';
  }
  return built === sourcesStamp(root, SOURCES) ? 'fresh' : 'stale';
}

/** Builds unless dist/ is up to date; false where the build fails, which it has then explained. */
export async function ensureBuilt() {
  return buildState() === 'fresh' || (await build());
}

async function build() {
  const started = Date.now();
  const stamp = sourcesStamp(root, SOURCES);
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
  writeFileSync(stampFile, stamp);
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
  process.exitCode = (await build()) ? 0 : 1;
}
