import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './log.mjs';
import { pinnedNode, root } from './paths.mjs';

const DOWNLOAD_SECONDS = 60;
const folder = join(root, 'node_modules', 'electron');

/**
 * Why Electron cannot show a window for this user here; undefined if it can.
 *
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @param {number | undefined} user id, undefined if the system has none
 */
export function desktopObstacle(platform, env, user) {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY)
    return 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)';
  if (user === 0) return "Electron's sandbox does not work for the root user";
  return undefined;
}

/**
 * The Electron executable, downloaded if necessary.
 *
 * @returns {{ path: string } | { reason: string }} the reason completes the sentence "Electron is not used, as …"
 */
export function findElectron() {
  const obstacle = desktopObstacle(process.platform, process.env, process.getuid?.());
  if (obstacle) return { reason: obstacle };
  const failure = installedPath() ? undefined : download();
  if (failure) return { reason: failure };
  const path = installedPath();
  if (!path) return { reason: 'its download left no program behind' };
  const { status, error, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (status === 0) return { path };
  return {
    reason: `its program does not run here (${firstLine(error?.message ?? stderr) ?? `exit code ${status}`})`,
  };
}

/** The Electron executable, if it exists. */
function installedPath() {
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return undefined;
  const path = join(folder, 'dist', readFileSync(name, 'utf8'));
  return existsSync(path) ? path : undefined;
}

/** Downloads Electron; returns the failure, if any. */
function download() {
  step(`downloading Electron (at most ${DOWNLOAD_SECONDS} s)`);
  const { status, error, stderr } = spawnSync(pinnedNode, [join(folder, 'install.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: DOWNLOAD_SECONDS * 1000,
  });
  if (status === 0) return undefined;
  if (error && 'code' in error && error.code === 'ETIMEDOUT') {
    return `it could not be downloaded within ${DOWNLOAD_SECONDS} s`;
  }
  const message = /^\w*Error:? .*$/m.exec(stderr)?.[0] ?? firstLine(stderr) ?? `exit code ${status}`;
  return `it could not be downloaded (${message})`;
}

/** @returns {string | undefined} */
function firstLine(/** @type {string | undefined} */ text) {
  return text?.trim().split('\n')[0] || undefined;
}
