/**
 * Runs steps, each of which takes a number of slots while it runs: in their order, side by side where there is room. All
 * of them run, unless one answers `false`: then nothing more begins.
 *
 * @template {{ slots: number }} Step
 * @param {readonly Step[]} steps
 * @param {number} slots How many there are; a step that wants more takes them all.
 * @param {(step: Step) => Promise<boolean>} perform Runs a step; `false` when the user has stopped it.
 * @returns {Promise<boolean>} Whether all of them ran.
 */
export async function runInSlots(steps, slots, perform) {
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  let free = slots;
  let goOn = true;
  for (const step of steps) {
    const taken = Math.min(step.slots, slots);
    while (free < taken) await Promise.race(running);
    if (!goOn) break;
    free -= taken;
    const run = perform(step)
      .then((done) => {
        goOn &&= done;
      })
      .finally(() => {
        free += taken;
        running.delete(run);
      });
    running.add(run);
  }
  await Promise.all(running);
  return goOn;
}
