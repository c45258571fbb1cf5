import type { EscalationRule } from '../model/escalationRule.ts';
import type { EscalationTrigger } from '../model/handoffPacket.ts';
import { endConversation } from './endConversation.ts';
import { topFrame } from './frames.ts';
import { pushEscalation } from './pushEscalation.ts';
import { recordStep } from './recordStep.ts';
import type { Run } from './run.ts';
import { renderPolicyText, sayPolicyText } from './sayPolicyText.ts';

/** What the person who takes over should do first, by why the conversation comes to them. */
const nextSteps: Readonly<Record<Exclude<EscalationTrigger, 'state'>, string>> = {
  sentiment: 'Show that you have read what went wrong, then go on from where the conversation stopped',
  urgency: 'Act first on what cannot wait, then go on from where the conversation stopped',
  confidence: 'Ask the customer what they need; the assistant was not sure of their last messages',
  keyword: 'Read the last message: it holds a word that a person must look at',
  turns: 'Take over where the conversation stopped; it goes on for long without a result',
  action_failed: 'Carry out by hand what the system could not',
  action_slow: 'Check the system that did not answer in time, and go on by hand',
  restricted_topic: 'Talk to the customer about it yourself; the assistant may not',
  condition: 'Take over where the conversation stopped',
  person_requested: 'Take over where the conversation stopped; the customer wants to talk to a person',
  no_match: 'Ask the customer what they need; the assistant did not understand their last messages',
  loop: 'Go on by hand from where the conversation stopped, and report that the flow runs in a circle',
  error: 'Go on by hand from where the conversation stopped, and report the error',
};

/**
 * Hands the conversation to a person because a project-wide policy says so, and ends it as escalated.
 *
 * @param reason - In words, for the person who takes over.
 * @param rule - The rule of the project that fired, with its own queue, priority and texts.
 */
export function escalateByPolicy(
  run: Run,
  trigger: Exclude<EscalationTrigger, 'state'>,
  reason: string,
  rule?: EscalationRule,
): void {
  recordStep(
    run,
    'policy',
    null,
    `${rule === undefined ? trigger : `${trigger}, rule ${rule.id}`}: ${reason}`,
  );
  const { flow, state } = topFrame(run);
  const { queue, message } = run.project.policies.escalation;
  // A broken text must not keep the customer from being handed over.
  sayPolicyText(run, rule?.message ?? message);
  pushEscalation(run, {
    trigger,
    rule: rule?.id ?? null,
    reason,
    queue: rule?.queue ?? queue,
    priority: rule?.priority ?? 'normal',
    nextStep: rule?.nextStep === undefined ? nextSteps[trigger] : renderPolicyText(run, rule.nextStep),
    flow,
    state,
  });
  endConversation(run, 'escalated');
}
