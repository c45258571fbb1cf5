import { lineText, type PdfLine } from './pdfLine.ts';

/** Lines at the top and at the bottom of a page that may be a running title, a page number or the like. */
const margin = 2;
/** Pages from which something can be said to repeat. */
const fewestPages = 3;

/**
 * Takes out what stands at the top or bottom of more than half of the pages, whatever its figures: running titles and
 * page numbers. In a document of one or two pages nothing is taken for one, but for a page number alone.
 *
 * @param pages - Lines by page, from top to bottom.
 */
export function removeRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const shapes = new Set(marginal(lines).map(shapeOf));
    for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const isRunning = (line: PdfLine): boolean => {
    const shape = shapeOf(line);
    if (/^(?:page |seite |- ?)?#(?: ?(?:of|von|\/) ?#)?(?: ?-)?$/i.test(shape)) return true;
    return pages.length >= fewestPages && (counts.get(shape) ?? 0) > pages.length / 2;
  };
  return pages.flatMap((lines) => {
    const edge = new Set(marginal(lines));
    return lines.filter((line) => !edge.has(line) || !isRunning(line));
  });
}

/** The uppermost and lowest lines of a page, wherever the document has them in its order. */
function marginal(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y);
  return lines.length <= margin ? byHeight : [...byHeight.slice(0, margin), ...byHeight.slice(-margin)];
}

function shapeOf(line: PdfLine): string {
  return lineText(line).replace(/\d+/g, '#').toLowerCase();
}
