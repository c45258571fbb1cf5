import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.mjs';

/**
 * Runs a program with this process's input and output and waits for it. Signals that ask this process to stop are
 * passed on, so that no child process survives it. With `collect`, the output is returned instead of written, so that
 * programs that run side by side do not mix their lines.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, stdoutToStderr?: boolean, shell?: boolean,
 *   collect?: boolean }} [options]
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null, output?: string }>} `code` is 128 + the signal's
 *   number when a signal ended the child, and 127 when it could not be started.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
      stdio: options.collect
        ? ['ignore', 'pipe', 'pipe']
        : ['inherit', options.stdoutToStderr ? 2 : 'inherit', 'inherit'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    /** @type {NodeJS.Timeout | undefined} */
    let passing;
    // Ctrl+C reaches the whole process group: a signal that the child already has is not sent twice.
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      passing ??= setTimeout(() => child.kill(signal), 250);
    };
    // npm passes a signal only to its shell, and not every shell passes it on to this process.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) passOn('SIGTERM');
    }, 500);
    process.on('SIGINT', passOn);
    process.on('SIGTERM', passOn);
    process.on('SIGHUP', passOn);
    /** @param {{ code: number, signal: NodeJS.Signals | null }} end */
    const finish = (end) => {
      clearInterval(watch);
      clearTimeout(passing);
      process.off('SIGINT', passOn);
      process.off('SIGTERM', passOn);
      process.off('SIGHUP', passOn);
      resolve(options.collect ? { ...end, output } : end);
    };
    child.on('error', (error) => {
      console.error(`Cannot start ${command}: ${error.message}`);
      finish({ code: 127, signal: null });
    });
    child.on('close', (code, signal) => {
      finish({ code: signal ? 128 + constants.signals[signal] : (code ?? 1), signal });
    });
  });
}

/** Whether an exit code of `run` means that the user stopped the program: SIGHUP, SIGINT or SIGTERM. */
export function wasStopped(/** @type {number} */ code) {
  return [129, 130, 143].includes(code);
}
