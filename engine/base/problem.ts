import type { AppError, ErrorData } from './appError.ts';

/** A finding about a project: an error's shape with a severity. `error` stops a bundle, `warning` does not. */
export interface Problem extends ErrorData {
  readonly severity: 'error' | 'warning';
}

/** True when at least one problem is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** An error as a finding. */
export function problemOf(error: AppError, severity: Problem['severity'] = 'error'): Problem {
  return { ...error.toJSON(), severity };
}
