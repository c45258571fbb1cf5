// How a conversation is handed over.
import type { EscalateEffect } from '../kit/effect.ts';
import type { StepTrigger } from '../kit/step.ts';
import type { EscalationRule, EscalationTrigger } from '../model/documents/escalationRule.ts';
import {
  type ErrorDetails,
  errorDetailsOf,
  type NextStepStatement,
  type ReasonStatement,
} from '../model/statements.ts';
import { machineErrors } from './errors.ts';
import { enterState, runningState, topFrame } from './frames.ts';
import { recordStep } from './record.ts';
import { renderPolicyText, sayPolicyText } from './sayPolicyText.ts';
import { endConversation, type TransitionContext } from './transitionContext.ts';

/** Adds the escalate effect and keeps a copy of the conversation: later changes must not affect the packet. */
export function pushEscalation(context: TransitionContext, escalation: Omit<EscalateEffect, 'type'>): void {
  // Keys in the order of the schema.
  const { trigger, rule, ...rest } = escalation;
  context.effects.push({ type: 'escalate', trigger, rule, ...rest });
  context.escalations.push({ ...context.draft });
}

type PolicyTrigger = Exclude<EscalationTrigger, 'state'>;

/**
 * Hands the conversation over because of a project-wide policy, and ends it as escalated.
 *
 * @param reason - For the agent.
 * @param rule - The project's rule that fired, with its own queue, priority and texts.
 * @param own - What a built-in trigger says and sets instead.
 */
export function escalateByPolicy(
  context: TransitionContext,
  trigger: PolicyTrigger,
  reason: ReasonStatement,
  rule?: EscalationRule,
  own: {
    readonly message?: string;
    readonly queue?: string;
    readonly priority?: EscalateEffect['priority'];
  } = {},
): void {
  recordStep(context, 'policy', null, {
    code: 'escalated',
    params: { trigger, rule: rule?.id ?? null, reason },
  });
  const { flow, state } = topFrame(context);
  const { queue, message } = context.project.policies.escalation;
  // A faulty text must not prevent the handoff.
  sayPolicyText(context, own.message ?? rule?.message ?? message);
  pushEscalation(context, {
    trigger,
    rule: rule?.id ?? null,
    reason,
    queue: own.queue ?? rule?.queue ?? queue,
    priority: own.priority ?? rule?.priority ?? 'normal',
    nextStep: nextStepOf(context, trigger, rule),
    flow,
    state,
  });
  endConversation(context, 'escalated');
}

/** What exceeded its limit after one message: `steps`, `requests`, `wakes`, or the entries of `flow/state`. */
export interface Loop {
  readonly what: string;
  readonly limit: number;
}

/** Hands over because the flow loops. */
export function escalateForLoop(context: TransitionContext, loop: Loop): void {
  escalateByPolicy(context, 'loop', {
    code: 'error',
    params: errorDetailsOf(machineErrors.MACHINE_LOOP({ ...loop })),
  });
}

/** The rule's next step; null if its text cannot be rendered, which means: continue where the flow stopped. */
function nextStepOf(
  context: TransitionContext,
  trigger: PolicyTrigger,
  rule: EscalationRule | undefined,
): NextStepStatement | null {
  if (rule?.nextStep === undefined) return { code: 'act_on_trigger', params: { trigger } };
  const text = renderPolicyText(context, rule.nextStep);
  return text === '' ? null : { code: 'authored', params: { text } };
}

/** Handles a failure of the running state: follows its `error` transition, or hands over if that is not connected. */
export function takeErrorTransition(
  context: TransitionContext,
  trigger: StepTrigger['type'],
  error: ErrorDetails,
): void {
  recordStep(context, trigger, 'error', { code: 'error', params: error });
  const target = runningState(context)?.on.get('error');
  if (target === undefined) escalateByPolicy(context, 'error', { code: 'error', params: error });
  else enterState(context, target);
}
