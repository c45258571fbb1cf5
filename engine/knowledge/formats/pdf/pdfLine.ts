/** A line of text on a page, as it is set. */
export interface PdfLine {
  readonly page: number;
  /** Pieces with wide gaps between them: one in running text, several in a row of a table. */
  readonly cells: readonly string[];
  /** Height of its letters in points. */
  readonly height: number;
  /** Height of its base line above the lower edge of the page, in points. */
  readonly y: number;
  /** True where nothing stands above it on the page. */
  readonly first: boolean;
}

/** The text of a line. */
export function lineText(line: PdfLine): string {
  return line.cells.join(' ');
}
