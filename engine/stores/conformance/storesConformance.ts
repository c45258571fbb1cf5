import { lockCases } from './lockCases.ts';
import { queueCases } from './queueCases.ts';
import { raceCases } from './raceCases.ts';
import type { StoresUnderTest, TestClock } from './scene.ts';
import { sessionCases } from './sessionCases.ts';

/** One thing that stores have to do. */
export interface ConformanceCase {
  readonly name: string;
  /** @throws AssertionError when the stores do not do it. */
  readonly run: () => Promise<void>;
}

const cases = [...sessionCases, ...raceCases, ...queueCases, ...lockCases];

/**
 * What every implementation of the stores has to do, for any test framework.
 *
 * @param open - Opens empty stores that take the time from the clock.
 * @example
 * for (const { name, run } of storesConformance(async (clock) => openMine(clock))) it(name, run);
 */
export function storesConformance(
  open: (clock: TestClock) => Promise<StoresUnderTest>,
): readonly ConformanceCase[] {
  return cases.map(([name, check]) => ({
    name,
    run: async () => {
      const clock: TestClock = { time: 1_000_000, now: () => clock.time };
      const under = await open(clock);
      try {
        await check({ ...under, clock });
      } finally {
        await under.close();
      }
    },
  }));
}
