import { raisedText } from '../../sources/plainText.ts';

/** A run of letters as PDF.js describes it. */
export interface PdfRun {
  readonly str: string;
  /** Matrix from the run's space to the page's: [.., .., .., .., x, y]. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName?: string;
}

/** Letters on a line without a gap wider than a space between them; positions in points from the left. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  /** Name of its font; `mixed` if it has several. */
  readonly font: string;
}

/** A typeset line of text on a page. */
export interface PdfLine {
  readonly page: number;
  /** Parts separated by wide gaps: one in running text, several in a table row. */
  readonly cells: readonly string[];
  /** Parts separated by any gap that is wider than a space. */
  readonly pieces: readonly PdfPiece[];
  /** Height of the letters in points. */
  readonly height: number;
  /** Distance of the base line from the lower edge of the page, in points. */
  readonly y: number;
  /** The font of all letters; undefined if there are several. */
  readonly font: string | undefined;
}

/** The text of a line. */
export function lineText(line: PdfLine): string {
  return line.cells.join(' ');
}

/** Minimum gaps between runs, as a share of the letters' height, for a space, for a new piece and for a new cell. */
const spaceGap = 0.12;
const pieceGap = 0.38;
const cellGap = 1.4;

interface OpenPiece {
  text: string;
  readonly x: number;
  end: number;
  font: string;
}

interface OpenLine {
  readonly pieces: OpenPiece[];
  height: number;
  readonly y: number;
  end: number;
  letters: number;
}

/**
 * Joins the runs of a page into lines, in document order: consecutive runs at the same height form one line. Columns
 * therefore stay separate if the document contains one after the other. Raised marks of notes are left out.
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
    if (last !== undefined && isRaised(last, { x, y, height, text: run.str })) {
      addRun(last, { ...run, str: raisedText(last.pieces.at(-1)?.text ?? '', run.str) }, x);
      continue;
    }
    const isSameLine =
      last !== undefined &&
      Math.abs(last.y - y) < 0.35 * Math.max(last.height, height) &&
      x >= last.end - height;
    if (!isSameLine) {
      const piece = { text: run.str, x, end: x + run.width, font: run.fontName ?? '' };
      lines.push({ pieces: [piece], height, y, end: piece.end, letters: run.str.length });
      continue;
    }
    addRun(last, run, x);
    // The height of a line is that of its longest run, so large initials do not count.
    if (run.str.length > last.letters) last.height = height;
    last.letters = Math.max(last.letters, run.str.length);
  }
  return lines.map((line) => closed(line, page));
}

/** Whether a short run stands higher and smaller than the line that it follows. */
function isRaised(
  line: OpenLine,
  run: { readonly x: number; readonly y: number; readonly height: number; readonly text: string },
): boolean {
  const rise = (run.y - line.y) / line.height;
  const isNear = run.x >= line.end - line.height && run.x - line.end < line.height;
  return (
    run.text.trim().length <= 3 && run.height < 0.85 * line.height && rise > 0.12 && rise < 0.8 && isNear
  );
}

function addRun(line: OpenLine, { str: text, width, fontName: font = '' }: PdfRun, x: number): void {
  const last = line.pieces.at(-1);
  const gap = x - line.end;
  line.end = x + width;
  if (text === '' || last === undefined) return;
  if (gap > pieceGap * line.height) line.pieces.push({ text, x, end: line.end, font });
  else {
    const isSpaced = gap > spaceGap * line.height && !/\s$/.test(last.text) && !/^\s/.test(text);
    last.text += `${isSpaced ? ' ' : ''}${text}`;
    last.end = line.end;
    if (last.font !== font) last.font = 'mixed';
  }
}

function closed({ pieces, height, y }: OpenLine, page: number): PdfLine {
  const fonts = new Set(pieces.map((piece) => piece.font));
  const cells: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1];
    if (before === undefined || piece.x - before.end > cellGap * height) cells.push(piece.text);
    else cells.push(`${cells.pop() ?? ''} ${piece.text}`);
  }
  const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return {
    page,
    cells: cells.map(clean).filter((cell) => cell !== ''),
    pieces: pieces.map((piece) => ({ ...piece, text: clean(piece.text) })).filter(({ text }) => text !== ''),
    height: Math.round(height * 10) / 10,
    y,
    font: fonts.size === 1 && pieces[0]?.font !== 'mixed' ? pieces[0]?.font : undefined,
  };
}
