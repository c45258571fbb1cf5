import { recordStep } from './recordStep.ts';
import type { Run } from './run.ts';

/**
 * Lets the waiting state put its question again, as on coming back to it: the customer was understood, so nothing
 * failed.
 *
 * @param why - In words, for whoever reads the steps.
 */
export function putQuestionAgain(run: Run, why: string): void {
  recordStep(run, 'policy', null, why);
  run.pending = { type: 'resume' };
}
