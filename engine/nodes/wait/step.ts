import { say } from '../../kit/say.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import { durationMs } from '../../model/duration.ts';

/** What a wait state needs of its data. */
interface WaitData {
  readonly for: string;
  readonly message?: string | undefined;
  readonly interruptible: boolean;
}

/** Waits, and goes on when the time is over. What is written meanwhile ends the waiting, or is answered by its message. */
export function waitStep(data: WaitData, context: StepContext): StepResult {
  const { trigger } = context;
  if (trigger.type === 'timer') return { next: { type: 'outcome', outcome: 'next' } };
  if (trigger.type === 'input' && data.interruptible) {
    return { understood: true, next: { type: 'outcome', outcome: 'message' } };
  }
  const remark = data.message === undefined ? [] : [say(context.render(data.message))];
  return trigger.type === 'input'
    ? { say: remark, next: { type: 'no_match' } }
    : { say: remark, next: { type: 'timer', afterMs: durationMs(data.for) } };
}
