import type { EscalationTrigger } from '../model/handoffPacket.ts';
import { endConversation } from './endConversation.ts';
import { topFrame } from './frames.ts';
import { pushEscalation } from './pushEscalation.ts';
import { recordStep } from './recordStep.ts';
import type { Run } from './run.ts';
import { StepScope } from './stepScope.ts';

/** What the person who takes over should do first, by why the conversation comes to them. */
const nextSteps: Readonly<Record<Exclude<EscalationTrigger, 'state'>, string>> = {
  person_requested: 'Take over where the conversation stopped; the customer wants to talk to a person',
  no_match: 'Ask the customer what they need; the assistant did not understand their last messages',
  loop: 'Go on by hand from where the conversation stopped, and report that the flow runs in a circle',
  error: 'Go on by hand from where the conversation stopped, and report the error',
};

/**
 * Hands the conversation to a person because a project-wide policy says so, and ends it as escalated.
 *
 * @param reason - In words, for the person who takes over.
 */
export function escalateByPolicy(
  run: Run,
  trigger: Exclude<EscalationTrigger, 'state'>,
  reason: string,
): void {
  recordStep(run, 'policy', null, `${trigger}: ${reason}`);
  const { flow, state } = topFrame(run);
  const { queue, message } = run.project.policies.escalation;
  const text = renderOrNothing(run, message);
  if (text !== '') run.effects.push({ type: 'say', text, quickReplies: [], citations: [] });
  pushEscalation(run, {
    trigger,
    reason,
    queue,
    priority: 'normal',
    nextStep: nextSteps[trigger],
    flow,
    state,
  });
  endConversation(run, 'escalated');
}

/** A broken text must not keep the customer from being handed over. */
function renderOrNothing(run: Run, text: string): string {
  try {
    return new StepScope(run, { type: 'enter' }).render(text);
  } catch {
    return '';
  }
}
