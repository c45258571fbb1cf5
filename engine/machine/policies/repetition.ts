// Prompts that are repeated too often.
import type { QuickReply, SayEffect } from '../../kit/effect.ts';
import { renderPolicyText } from '../sayPolicyText.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { policyReplies, type SettledPolicy } from './policy.ts';

/**
 * Guards against asking the same question endlessly: after as many repetitions as the policy allows, exit options are
 * added: an agent, and, above the entry flow, cancelling the task.
 */
export const loopGuard: SettledPolicy = {
  name: 'loopGuard',
  apply: (context) => {
    const { draft, effects } = context;
    if (draft.awaiting.type !== 'input') return;
    const place = effects.findLastIndex((effect) => effect.type === 'say');
    const question = effects[place];
    if (question?.type !== 'say') return;
    const { text } = question;
    const times = draft.prompt?.text === text ? draft.prompt.times + 1 : 1;
    draft.prompt = { text, times };
    if (times > context.project.policies.loopGuard.repeats)
      effects[place] = withPolicyReplies(context, question);
  },
};

function withPolicyReplies(context: TransitionContext, question: SayEffect): SayEffect {
  const { person, cancel } = context.project.policies.loopGuard;
  const offered = new Set(question.quickReplies.map(({ value }) => value));
  const exitOptions: QuickReply[] = [
    { label: renderPolicyText(context, person), value: policyReplies.person },
  ];
  if (context.draft.frames.length > 1) {
    exitOptions.push({ label: renderPolicyText(context, cancel), value: policyReplies.cancel });
  }
  const added = exitOptions.filter(({ label, value }) => label !== '' && !offered.has(value));
  return { ...question, quickReplies: [...question.quickReplies, ...added] };
}
