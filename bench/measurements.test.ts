import { describe, expect, it } from 'vitest';
import { reachesTarget } from './lib/figure.ts';
import { figureLine, figureRow } from './lib/report.ts';
import { measurements } from './measurements.ts';

const tiny = { rounds: 1, roundMs: 1, warmUpMs: 0, stored: 200 };
const measured: string[] = [];

describe('measurements', () => {
  it.each(measurements)('$name returns metrics in the expected form', async ({ name, run }) => {
    const figures = await run(tiny);
    const names = figures.map((figure) => figure.name);
    expect(names).toContain(name);
    expect(measured.filter((each) => names.includes(each))).toEqual([]);
    measured.push(...names);
    for (const figure of figures) {
      expect(figure.value).toBeGreaterThan(0);
      expect(Number.isFinite(figure.value)).toBe(true);
      // A figure names what it is compared with exactly if it has a ratio.
      expect(figure.against === null).toBe(figure.ratio === null);
      expect(reachesTarget(figure) === null).toBe(figure.target === null);
      expect(JSON.parse(figureLine(figure))).toMatchObject({ name: figure.name, unit: figure.unit });
      expect(figureRow(figure)).toContain(figure.title);
    }
  });
});
