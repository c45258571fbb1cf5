import type { Effort } from './figure.ts';
import { Taken } from './taken.ts';

/** One side of a comparison: the same work done by one of the competitors. */
export interface Side {
  /** Prepares a round without being measured, such as by emptying a store. `times` is what `run` receives next. */
  readonly prepare?: (times: number) => void | Promise<void>;
  /** Does the work `times` times. */
  readonly run: (times: number) => void | Promise<void>;
}

/**
 * Measures sides in alternating rounds (A B A B …), so that a slow machine affects all of them equally. Each side first
 * warms up unmeasured, which also determines how often it does its work per round, for rounds of equal length.
 *
 * @param clock - Whose CPU time counts.
 * @returns The timings of each side, in the order of the sides.
 */
export async function alternate(
  sides: readonly Side[],
  effort: Effort,
  clock: ProcessorClock = threadTime,
): Promise<readonly Taken[]> {
  const times: number[] = [];
  for (const side of sides) {
    const once = await warmUp(side, effort, clock);
    times.push(Math.max(1, Math.round(effort.roundMs / once)));
  }
  const rounds: number[][] = sides.map(() => []);
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [place, side] of sides.entries()) {
      rounds[place]?.push(await timed(side, times[place] ?? 1, clock));
    }
  }
  return rounds.map((each) => new Taken(each));
}

/** Returns the milliseconds that the work takes once, at the end of the warm-up. */
async function warmUp(side: Side, { warmUpMs }: Effort, clock: ProcessorClock): Promise<number> {
  const until = performance.now() + warmUpMs;
  let times = 1;
  let once = await timed(side, times, clock);
  while (performance.now() < until) {
    times = Math.max(1, Math.min(times * 2, Math.round(warmUpMs / 4 / once)));
    once = await timed(side, times, clock);
  }
  return once;
}

/** The resolution of the CPU clock is milliseconds: shorter work is measured as elapsed time. */
const shortestCpuMs = 5;

async function timed(side: Side, times: number, clock: ProcessorClock): Promise<number> {
  await side.prepare?.(times);
  // One side's garbage must not be collected during the other's round. Only young objects: a full collection makes V8
  // discard compiled code whose objects do not exist at the moment, which does not happen in production.
  globalThis.gc?.({ type: 'minor' });
  const beganElapsed = performance.now();
  const began = clock();
  await side.run(times);
  const spent = clock() - began;
  return (spent < shortestCpuMs ? performance.now() - beganElapsed : spent) / times;
}

/** CPU milliseconds so far, so that other programs do not count. */
export type ProcessorClock = () => number;

/** CPU time of all threads of the process: for work that is done in several threads. */
export function processTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** CPU time of this thread: garbage collection in helper threads does not count. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
