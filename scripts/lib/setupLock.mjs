import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The owner touches the lock this often, in milliseconds. */
const beatMs = 1_000;
/** A lock that was not touched for so long has lost its owner. */
const staleMs = 15_000;
const pollMs = 200;

/**
 * Does a part of the set-up (installing, building) while no other command in the same clone does any. The lock is a file
 * that its owner keeps touching, so that one left by a killed process is taken over; it needs nothing that an install
 * brings.
 *
 * @template T
 * @param {string} root Folder of the clone.
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] Called once when another command holds the lock.
 * @returns {Promise<T>} What `work` gives.
 */
export async function withSetupLock(root, work, onWait) {
  const file = join(root, '.setup.lock');
  const owner = randomUUID();
  for (let waited = false; !take(file, owner); await pause(pollMs)) {
    if (!waited) onWait?.();
    waited = true;
    removeStale(file);
  }
  const beat = setInterval(() => touch(file), beatMs);
  const release = () => {
    clearInterval(beat);
    // One that was taken over, because this process stood still for long, is another's.
    if (ownerOf(file) === owner) rmSync(file, { force: true });
  };
  // Also when the command ends in the middle of the work, as a build that the user stops does.
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(/** @type {string} */ file, /** @type {string} */ owner) {
  try {
    writeFileSync(file, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes a lock without an owner. Only one waiting process may check and remove it: the next lock has an owner. */
function removeStale(/** @type {string} */ file) {
  if (!isOlder(file, staleMs)) return;
  const guard = `${file}.removing`;
  try {
    mkdirSync(guard);
  } catch {
    if (isOlder(guard, staleMs)) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    if (isOlder(file, staleMs)) rmSync(file, { force: true });
  } finally {
    rmdirSync(guard);
  }
}

function isOlder(/** @type {string} */ path, /** @type {number} */ ms) {
  const info = statSync(path, { throwIfNoEntry: false });
  return info !== undefined && Date.now() - info.mtimeMs > ms;
}

function touch(/** @type {string} */ file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Removed by hand: the work continues, and ends as usual.
  }
}
