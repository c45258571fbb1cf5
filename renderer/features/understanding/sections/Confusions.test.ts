import { describe, expect, it } from 'vitest';
import { confusionGrid, MOST_IN_GRID } from './Confusions.tsx';

const quality = (intent: string, support: number, right: number) => ({
  intent,
  support,
  right,
  precision: 0,
  recall: 0,
  f1: 0,
});
const examples = { training: 0, inScope: 0, outOfScope: 4, intents: 2, folds: 5, standIn: false };
const confusion = (intent: string | null, found: string | null, count: number) => ({
  intent,
  found,
  count,
  examples: [],
});
const nameOf = (intent: string | null) => intent ?? 'Out of scope';

describe('confusionGrid', () => {
  it('has what is right on the diagonal, confusions beside it, and out-of-scope messages last', () => {
    const taken = confusion('b', 'a', 3);
    const unknown = confusion(null, 'b', 1);
    const grid = confusionGrid(
      {
        perIntent: [quality('b', 10, 6), quality('a', 5, 5)],
        confusions: [taken, unknown, confusion('b', null, 1)],
        examples,
      },
      nameOf,
    );
    expect(grid?.columns).toEqual(['a', 'b']);
    expect(grid?.rows.map(({ intent }) => intent)).toEqual(['a', 'b', null]);
    const cells = grid?.rows.map((row) => row.cells.map(({ count }) => count));
    expect(cells).toEqual([
      [5, 0],
      [3, 6],
      [0, 1],
    ]);
    expect(grid?.rows[1]?.cells[0]).toEqual({ count: 3, share: 0.3, confusion: taken });
    expect(grid?.rows[2]?.cells[1]).toEqual({ count: 1, share: 0.25, confusion: unknown });
  });

  it('has a column for an intent that was found but is not tested, and no row without messages', () => {
    const grid = confusionGrid(
      {
        perIntent: [quality('a', 2, 1)],
        confusions: [confusion('a', 'z', 1)],
        examples: { ...examples, outOfScope: 0 },
      },
      nameOf,
    );
    expect(grid?.columns).toEqual(['a', 'z']);
    expect(grid?.rows.map(({ intent }) => intent)).toEqual(['a']);
  });

  it('is not drawn of more intents than can be read', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, number) => quality(`intent_${number}`, 1, 1));
    const report = (count: number) => ({ perIntent: many(count), confusions: [], examples });
    expect(confusionGrid(report(MOST_IN_GRID), nameOf)?.columns).toHaveLength(MOST_IN_GRID);
    expect(confusionGrid(report(MOST_IN_GRID + 1), nameOf)).toBeNull();
  });
});
