/** One short line about a set-up step. Goes to stderr: stdout belongs to the program that is being set up. */
export function step(/** @type {string} */ text) {
  console.error(`setup: ${text}`);
}

/** Time since `start` (milliseconds since the epoch) as text, e.g. `3.4 s`. */
export function secondsSince(/** @type {number} */ start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
