// Formats reports about understanding: tables, times, shares, findings, progress.
import { formatError } from '../../../base/appError.ts';
import type { Problem } from '../../../base/problem.ts';

/** Findings about the data, one line each, after an empty line. */
export function findingLines(findings: readonly Problem[]): readonly string[] {
  if (findings.length === 0) return [];
  return ['', ...findings.map((finding) => `${finding.severity}: ${formatError(finding)}`)];
}

/** A duration for people: `0.031 ms`, `12 ms`, `3.4 s`. */
export function formatTime(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toPrecision(2)} ms`;
}

/** A size for people: `812 KiB`, `3.1 MiB`. */
export function formatByteSize(bytes: number): string {
  const kib = bytes / 1024;
  return kib >= 1024 ? `${(kib / 1024).toFixed(1)} MiB` : `${Math.ceil(kib)} KiB`;
}

/** A share for people: `93.4 %`. */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/**
 * A table as text: columns as wide as necessary, two spaces apart.
 *
 * @param rows - The first one is the header.
 * @param left - Number of left-aligned columns; the others, which hold numbers, are right-aligned.
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
