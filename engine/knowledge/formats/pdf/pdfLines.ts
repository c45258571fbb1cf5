import type { PdfLine } from './pdfLine.ts';

/** What PDF.js says of a run of letters. */
export interface PdfRun {
  readonly str: string;
  /** Matrix from the run's space to the page's: [.., .., .., .., x, y]. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Share of the letters' height from which a gap between runs is a space, and from which it parts cells. */
const spaceGap = 0.12;
const cellGap = 1.4;

/**
 * Puts the runs of a page together to lines, in the order in which the document has them: runs that follow each other at
 * the same height are one line. Columns therefore stay apart where the document writes one after the other.
 *
 * @param page - Number of the page, from 1.
 */
export function pdfLines(runs: readonly PdfRun[], page: number): PdfLine[] {
  const lines: OpenLine[] = [];
  for (const run of runs) {
    if (run.str.trim() === '') continue;
    const [x = 0, y = 0] = run.transform.slice(4);
    const height = run.height > 0 ? run.height : Math.hypot(run.transform[2] ?? 0, run.transform[3] ?? 0);
    const last = lines.at(-1);
    const sameLine =
      last !== undefined &&
      Math.abs(last.y - y) < 0.35 * Math.max(last.height, height) &&
      x >= last.end - height;
    if (!sameLine) {
      lines.push({ page, cells: [run.str], height, y, end: x + run.width, letters: run.str.length });
      continue;
    }
    const gap = x - last.end;
    const before = last.cells.at(-1) ?? '';
    if (gap > cellGap * height) last.cells.push(run.str);
    else {
      const space = gap > spaceGap * height && !/\s$/.test(before) && !/^\s/.test(run.str) ? ' ' : '';
      last.cells[last.cells.length - 1] = `${before}${space}${run.str}`;
    }
    // The line is as high as most of its letters; raised figures and large initials do not count.
    if (run.str.length > last.letters) last.height = height;
    last.letters = Math.max(last.letters, run.str.length);
    last.end = x + run.width;
  }
  return lines.map(({ cells, height, y }, i) => ({
    page,
    cells: cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== ''),
    height: Math.round(height * 10) / 10,
    y,
    first: i === 0,
  }));
}

interface OpenLine {
  readonly page: number;
  readonly cells: string[];
  height: number;
  readonly y: number;
  end: number;
  letters: number;
}
