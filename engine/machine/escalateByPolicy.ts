import type { EscalationRule, EscalationTrigger } from '../model/escalationRule.ts';
import { type NextStepStatement, noteOf, type ReasonStatement } from '../model/statements.ts';
import { endConversation } from './endConversation.ts';
import { errors } from './errors.ts';
import { topFrame } from './frames.ts';
import { pushEscalation } from './pushEscalation.ts';
import { recordStep } from './recordStep.ts';
import type { Run } from './run.ts';
import { renderPolicyText, sayPolicyText } from './sayPolicyText.ts';

type PolicyTrigger = Exclude<EscalationTrigger, 'state'>;

/**
 * Hands the conversation to a person because a project-wide policy says so, and ends it as escalated.
 *
 * @param reason - For the person who takes over.
 * @param rule - The rule of the project that fired, with its own queue, priority and texts.
 */
export function escalateByPolicy(
  run: Run,
  trigger: PolicyTrigger,
  reason: ReasonStatement,
  rule?: EscalationRule,
): void {
  recordStep(run, 'policy', null, {
    code: 'escalated',
    params: { trigger, rule: rule?.id ?? null, reason },
  });
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
    nextStep: nextStepOf(run, trigger, rule),
    flow,
    state,
  });
  endConversation(run, 'escalated');
}

/** What was counted too often after one message: `steps`, `requests`, `wakes`, or the entries of `flow/state`. */
export interface Loop {
  readonly what: string;
  readonly limit: number;
}

/** Hands over because the flow does not come to an end by itself. */
export function escalateForLoop(run: Run, loop: Loop): void {
  escalateByPolicy(run, 'loop', { code: 'error', params: noteOf(errors.MACHINE_LOOP({ ...loop })) });
}

/** What the rule says; null, to go on from where it stopped, when its text cannot be rendered. */
function nextStepOf(
  run: Run,
  trigger: PolicyTrigger,
  rule: EscalationRule | undefined,
): NextStepStatement | null {
  if (rule?.nextStep === undefined) return { code: 'act_on_trigger', params: { trigger } };
  const text = renderPolicyText(run, rule.nextStep);
  return text === '' ? null : { code: 'authored', params: { text } };
}
