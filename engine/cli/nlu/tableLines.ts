/**
 * A table of text: columns as wide as they must be, two spaces apart.
 *
 * @param rows - The first one is the head.
 * @param left - How many columns stand on the left edge; the others, which are figures, on the right.
 */
export function tableLines(rows: readonly (readonly string[])[], left = 1): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
