import { lockCases } from './lockCases.ts';
import { queueCases } from './queueCases.ts';
import { raceCases } from './raceCases.ts';
import type { StoresUnderTest, TestClock } from './scene.ts';
import { sessionCases } from './sessionCases.ts';

/** One requirement on stores. */
export interface ConformanceCase {
  readonly name: string;
  /** @throws AssertionError if the stores do not meet it. */
  readonly run: () => Promise<void>;
}

const cases = [...sessionCases, ...raceCases, ...queueCases, ...lockCases];

/**
 * The requirements on every implementation of the stores, for any test framework.
 *
 * @param open - Opens empty stores that use the clock.
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
      const storesUnderTest = await open(clock);
      try {
        await check({ ...storesUnderTest, clock });
      } finally {
        await storesUnderTest.close();
      }
    },
  }));
}
