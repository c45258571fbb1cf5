import type { Effort } from './figure.ts';
import { Taken } from './taken.ts';

/** One of the things compared: the same work done by one of the competitors. */
export interface Side {
  /** Work that a round needs but that is not to be measured, such as an empty store. `times`: as `run` is told next. */
  readonly prepare?: (times: number) => void | Promise<void>;
  /** Does the work so many times. */
  readonly run: (times: number) => void | Promise<void>;
}

/**
 * Measures sides in alternating rounds (A B A B …), so that whatever slows the machine down meets all of them. Each
 * side runs first for a while unmeasured; how often it works in a round follows from that, for rounds of equal length.
 *
 * @param clock - Whose processor time counts.
 * @returns What each side took, in the order of the sides.
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

/** Milliseconds that the work takes once, in the last stretch of the warm-up. */
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

/** The processor's clock ticks in milliseconds: what is shorter is told by the clock on the wall. */
const ticks = 5;

async function timed(side: Side, times: number, clock: ProcessorClock): Promise<number> {
  await side.prepare?.(times);
  // What one side leaves behind must not be cleared away on the other's time. Only the young: a full collection makes
  // V8 throw away compiled code whose objects are gone for the moment, which does not happen in production.
  globalThis.gc?.({ type: 'minor' });
  const onWall = performance.now();
  const began = clock();
  await side.run(times);
  const spent = clock() - began;
  return (spent < ticks ? performance.now() - onWall : spent) / times;
}

/** Milliseconds of a processor so far: what other programs take of the machine is not counted. */
export type ProcessorClock = () => number;

/** What all threads of the process had: for work that is done on several. */
export function processTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** What this thread had: what helper threads collect of the garbage is not counted. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
