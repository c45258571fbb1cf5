// Installs what the clone needs, once: the locked npm packages and the pinned Node. Plain JavaScript without
// dependencies, because it runs before either is there, under any Node (20 or later) of the machine.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staleInstall } from './lib/installState.mjs';
import { secondsSince, step } from './lib/log.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run, wasStopped } from './lib/run.mjs';
import { withSetupLock } from './lib/setupLock.mjs';

const windows = process.platform === 'win32';

/**
 * Makes sure that packages and the pinned Node are there. Of several commands that are started at once, one installs and
 * the others wait for it. Ends the process with code 1 where that fails.
 */
export async function ensureInstalled() {
  const pinnedVersion = readJson('package.json').dependencies.node;
  if (staleness() === undefined && runningVersion() === pinnedVersion) return;
  await withSetupLock(
    root,
    () => install(pinnedVersion),
    () => step('another command is installing; waiting for it'),
  );
}

function staleness() {
  return staleInstall(readJson('package-lock.json'), readJson('node_modules/.package-lock.json'));
}

async function install(/** @type {string} */ pinnedVersion) {
  const stale = staleness();
  if (stale) {
    step(`${stale}: npm ci`);
    // Install scripts are off, whatever npm's version knows of `allowScripts`; the one needed runs below.
    await npm('ci', '--ignore-scripts', '--include=dev', '--loglevel=error');
  }
  if (runningVersion() !== pinnedVersion) {
    step(`Node ${pinnedVersion}: npm rebuild node`);
    await npm('rebuild', 'node', '--loglevel=error');
    const version = runningVersion();
    if (version !== pinnedVersion) {
      fail(`The Node of node_modules/node reports ${version ?? 'nothing'} instead of ${pinnedVersion}.`);
    }
  }
}

/** The version of the pinned Node, or undefined where it is missing or does not run on this machine. */
function runningVersion() {
  const { status, stdout } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^v/, '') : undefined;
}

async function npm(/** @type {string[]} */ ...args) {
  const started = Date.now();
  // Run by npm, use the same npm; it is a script, which spares Windows a shell.
  const script = process.env.npm_execpath;
  const { code } =
    script?.endsWith('npm-cli.js') && existsSync(script)
      ? await run(process.execPath, [script, ...args], { stdoutToStderr: true })
      : await run(windows ? 'npm.cmd' : 'npm', args, { stdoutToStderr: true, shell: windows });
  if (wasStopped(code)) process.exit(code);
  if (code !== 0) fail(`npm ${args[0]} failed (exit code ${code}).`);
  step(`done in ${secondsSince(started)}`);
}

/** @returns {any} the file's value, undefined if there is no such file */
function readJson(/** @type {string} */ file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function fail(/** @type {string} */ message) {
  console.error(`${message} Check the network and npm's registry settings, then try again.`);
  process.exit(1);
}
