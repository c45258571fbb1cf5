import { formatError } from '../../base/appError.ts';
import type { Problem } from '../../base/problem.ts';

/** What is to be known of the data, one line each, after an empty one. */
export function findingLines(findings: readonly Problem[]): readonly string[] {
  if (findings.length === 0) return [];
  return ['', ...findings.map((finding) => `${finding.severity}: ${formatError(finding)}`)];
}
