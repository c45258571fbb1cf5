import type { Effort } from './figure.ts';
import { Taken } from './taken.ts';

/** One of the things compared: the same work done by one of the competitors. */
export interface Side {
  /** Work that a round needs but that is not to be measured, such as an empty store. */
  readonly prepare?: () => void;
  /** Does the work so many times. */
  readonly run: (times: number) => void | Promise<void>;
}

/**
 * Measures sides in alternating rounds (A B A B …), so that whatever slows the machine down meets all of them. Each
 * side runs first for a while unmeasured; how often it works in a round follows from that, for rounds of equal length.
 *
 * @returns What each side took, in the order of the sides.
 */
export async function alternate(sides: readonly Side[], effort: Effort): Promise<readonly Taken[]> {
  const times: number[] = [];
  for (const side of sides) {
    const once = await warmUp(side, effort);
    times.push(Math.max(1, Math.round(effort.roundMs / once)));
  }
  const rounds: number[][] = sides.map(() => []);
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [place, side] of sides.entries()) {
      rounds[place]?.push(await timed(side, times[place] ?? 1));
    }
  }
  return rounds.map((each) => new Taken(each));
}

/** Milliseconds that the work takes once, in the last stretch of the warm-up. */
async function warmUp(side: Side, { warmUpMs }: Effort): Promise<number> {
  const until = performance.now() + warmUpMs;
  let times = 1;
  let once = await timed(side, times);
  while (performance.now() < until) {
    times = Math.max(1, Math.min(times * 2, Math.round(warmUpMs / 4 / once)));
    once = await timed(side, times);
  }
  return once;
}

/** The processor's clock ticks in milliseconds: what is shorter is told by the clock on the wall. */
const ticks = 5;

async function timed(side: Side, times: number): Promise<number> {
  side.prepare?.();
  // What one side leaves behind must not be cleared away on the other's time. Only the young: a full collection makes
  // V8 throw away compiled code whose objects are gone for the moment, which does not happen in production.
  globalThis.gc?.({ type: 'minor' });
  const onWall = performance.now();
  const began = processorTime();
  await side.run(times);
  const spent = processorTime() - began;
  return (spent < ticks ? performance.now() - onWall : spent) / times;
}

/**
 * Milliseconds that this thread has had of a processor: what other programs take of the machine is not counted, nor
 * what helper threads collect of the garbage.
 */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
