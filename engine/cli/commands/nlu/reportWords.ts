// How reports about understanding are put into lines: tables, times, shares, findings, progress.
import { formatError } from '../../../base/appError.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Progress } from '../../../project/prepareProject.ts';
import type { CliIo } from '../../cliCommand.ts';

/** What is to be known of the data, one line each, after an empty one. */
export function findingLines(findings: readonly Problem[]): readonly string[] {
  if (findings.length === 0) return [];
  return ['', ...findings.map((finding) => `${finding.severity}: ${formatError(finding)}`)];
}

/** A span of time for a person: `0.031 ms`, `12 ms`, `3.4 s`. */
export function formatTime(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toPrecision(2)} ms`;
}

/** A size for a person: `812 KiB`, `3.1 MiB`. */
export function formatByteSize(bytes: number): string {
  const kib = bytes / 1024;
  return kib >= 1024 ? `${(kib / 1024).toFixed(1)} MiB` : `${Math.ceil(kib)} KiB`;
}

/** A share for a person: `93.4 %`. */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Says once for each task that it has begun. */
export function reportProgress(io: CliIo): (progress: Progress) => void {
  const begun = new Set<string>();
  return ({ task, label }) => {
    if (!begun.has(task)) io.note(`${label}…`);
    begun.add(task);
  };
}

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
