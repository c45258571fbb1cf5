import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { step } from './log.mjs';
import { pinnedNode, root } from './paths.mjs';

/**
 * Possible paths of a Chromium browser on this system, best first.
 *
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function browserCandidates(platform, env) {
  if (platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return programs.flatMap((program) =>
      folders.flatMap((folder) => (folder ? [`${folder}\\${program}`] : [])),
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Whether Debian's package can be installed: by root, on Debian itself (Ubuntu's package only installs a snap).
 *
 * @param {number | undefined} user id
 * @param {string} osRelease text of /etc/os-release, empty if missing
 */
export function canUseApt(user, osRelease) {
  return user === 0 && /^ID=["']?debian["']?$/m.test(osRelease);
}

/**
 * Finds Chromium for the browser tests, or installs it: the system's own, else Debian's package, else Playwright's.
 *
 * @returns {{ path: string | undefined, from: string } | undefined} without `path`, Playwright knows its own;
 *   undefined if there is none and none could be installed
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return { path: chosen, from: `${chosen} (CHROMIUM_PATH)` };
  const system = systemBrowser();
  if (system) return system;
  if (canUseApt(process.getuid?.(), osRelease())) {
    step("installing Debian's chromium package");
    const installed = aptInstall() ? systemBrowser() : undefined;
    if (installed) return { ...installed, from: `${installed.from}, from Debian's package` };
  }
  step("installing Playwright's Chromium");
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const { status } = spawnSync(pinnedNode, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2] });
  if (status === 0) return { path: undefined, from: "Playwright's own Chromium" };
  step(
    'no Chromium was found, and none could be installed: install one, or set CHROMIUM_PATH to its program',
  );
  return undefined;
}

function systemBrowser() {
  for (const path of browserCandidates(process.platform, process.env)) {
    if (!existsSync(path)) continue;
    // On Windows it would open a window instead of answering.
    if (process.platform === 'win32') return { path, from: path };
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
    if (status === 0) return { path, from: `${path} (${stdout.trim()})` };
  }
  return undefined;
}

function aptInstall() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  return install() || (apt('update') && install());
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}
