/**
 * Runs steps in their order, side by side while there are free slots. If a step answers `false`, no further step begins.
 *
 * @template {{ slots: number }} Step
 * @param {readonly Step[]} steps `slots`: how many each of them takes while it runs
 * @param {number} slots The number of slots; a step that wants more takes all of them.
 * @param {(step: Step) => Promise<boolean>} perform Runs a step; `false` if the user has stopped it.
 * @returns {Promise<boolean>} Whether all of them ran.
 */
export async function runInSlots(steps, slots, perform) {
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  let free = slots;
  let continues = true;
  for (const step of steps) {
    const taken = Math.min(step.slots, slots);
    while (free < taken) await Promise.race(running);
    if (!continues) break;
    free -= taken;
    const run = perform(step)
      .then((done) => {
        continues &&= done;
      })
      .finally(() => {
        free += taken;
        running.delete(run);
      });
    running.add(run);
  }
  await Promise.all(running);
  return continues;
}
