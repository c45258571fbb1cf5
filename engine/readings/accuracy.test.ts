import { describe, expect, it } from 'vitest';
import { builtinEmbedder as embedder } from '../embed/fixtures/builtinEmbedder.ts';
import { isWrongForGood, type MeasuredMessage, measureReadings } from './fixtures/measureReadings.ts';

const halves = ['dev', 'test'] as const;
/** Shares of messages that get exactly the right set of readings: what is reached, a little rounded down. */
const floors = {
  en: { dev: 0.81, test: 0.69, later: 0.66 },
  de: { dev: 0.75, test: 0.64, later: 0.57 },
} as const;
const isLong = process.env.DIALOOM_LONG_TESTS !== undefined;
/** Encoding every message takes more than a minute: `npm test` measures every fourth one, and is content with less. */
const every = isLong ? 1 : 4;
const lessOfSome = isLong ? 0 : 0.06;
/** Shares of messages with a consequence that cannot be undone and is not wanted. */
const mostWrongForGood = isLong ? 0.025 : 0.03;

describe.each(['en', 'de'] as const)('labelled messages in %s', (locale) => {
  let measured: readonly MeasuredMessage[] = [];

  it('are as many in each half, at least 300', async () => {
    measured = await measureReadings(embedder, locale, { every });
    expect(measured.length * every).toBeGreaterThanOrEqual(600);
    for (const half of halves) expect(of(measured, half).length * every).toBeGreaterThanOrEqual(300);
  }, 180_000);

  it.each(halves)('of the half %s get the right readings as often as is stated', (half) => {
    const messages = of(measured, half);
    const right = messages.filter(({ isRight }) => isRight).length / messages.length;
    expect(right).toBeGreaterThanOrEqual(floors[locale][half] - lessOfSome);
  });

  it.each(halves)('of the half %s hardly ever lead to something that cannot be undone', (half) => {
    const messages = of(measured, half);
    expect(messages.filter(isWrongForGood).length / messages.length).toBeLessThanOrEqual(mostWrongForGood);
  });
});

describe.skipIf(!isLong)('messages written later (needs npm run test:long)', () => {
  it.each(['en', 'de'] as const)(
    'in %s get the right readings as often as is stated',
    async (locale) => {
      const measured = await measureReadings(embedder, locale, { file: 'later' });
      const right = measured.filter(({ isRight }) => isRight).length / measured.length;
      expect(right).toBeGreaterThanOrEqual(floors[locale].later);
    },
    300_000,
  );
});

function of(measured: readonly MeasuredMessage[], half: 'dev' | 'test'): readonly MeasuredMessage[] {
  return measured.filter((one) => one.half === half);
}
