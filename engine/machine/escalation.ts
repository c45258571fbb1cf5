// How a conversation comes to a person.
import type { EscalateEffect } from '../kit/effect.ts';
import type { StepTrigger } from '../kit/step.ts';
import type { EscalationRule, EscalationTrigger } from '../model/documents/escalationRule.ts';
import { type ErrorNote, type NextStepStatement, noteOf, type ReasonStatement } from '../model/statements.ts';
import { machineErrors } from './errors.ts';
import { enterState, runningState, topFrame } from './frames.ts';
import { recordStep } from './record.ts';
import { endConversation, type Run } from './run.ts';
import { renderPolicyText, sayPolicyText } from './sayPolicyText.ts';

/** Asks for the handover, and keeps how the conversation stands: what follows must not change the packet. */
export function pushEscalation(run: Run, escalation: Omit<EscalateEffect, 'type'>): void {
  // Keys in the order of the schema.
  const { trigger, rule, ...rest } = escalation;
  run.effects.push({ type: 'escalate', trigger, rule, ...rest });
  run.escalations.push({ ...run.draft });
}

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
  escalateByPolicy(run, 'loop', { code: 'error', params: noteOf(machineErrors.MACHINE_LOOP({ ...loop })) });
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

/** What happens when the running state fails: its `error` way if that is connected, else a person takes over. */
export function takeErrorTransition(run: Run, trigger: StepTrigger['type'], error: ErrorNote): void {
  recordStep(run, trigger, 'error', { code: 'error', params: error });
  const target = runningState(run)?.on.get('error');
  if (target === undefined) escalateByPolicy(run, 'error', { code: 'error', params: error });
  else enterState(run, target);
}
