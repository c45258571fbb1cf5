import type { AppError } from '../../engine/base/appError.ts';
import { locationText, useShowProblems } from '../stores/navigation.ts';
import { ErrorMessage } from '../ui/StatusMessages.tsx';

interface ProblemMessageProps {
  readonly error: AppError;
  readonly onRetry?: (() => void) | undefined;
}

/** An error that can come from the project: with its location, and a button to the problems list if it has errors. */
export function ProblemMessage({ error, onRetry }: ProblemMessageProps) {
  return (
    <ErrorMessage
      error={error}
      where={error.location && locationText(error.location)}
      onRetry={onRetry}
      onShowProblems={useShowProblems()}
    />
  );
}
