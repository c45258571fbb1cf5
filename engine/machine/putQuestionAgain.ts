import type { WhyStatement } from '../model/statements.ts';
import { recordStep } from './recordStep.ts';
import type { Run } from './run.ts';

/**
 * Lets the waiting state put its question again, as on coming back to it: the customer was understood, so nothing
 * failed.
 *
 * @param why - For whoever reads the steps.
 */
export function putQuestionAgain(run: Run, why: WhyStatement): void {
  recordStep(run, 'policy', null, why);
  run.pending = { type: 'resume' };
}
