import { AppError } from '../../base/appError.ts';
import type { Problem } from '../../base/problem.ts';

/** @throws AppError the first finding that is an error: then there is nothing to measure. */
export function assertMeasurable(findings: readonly Problem[]): void {
  const first = findings.find(({ severity }) => severity === 'error');
  if (first !== undefined) throw AppError.fromJSON(first);
}
