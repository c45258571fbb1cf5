// The same again: the customer asks for it, or the assistant asks once more.
import type { QuickReply, SayEffect } from '../../kit/effect.ts';
import { bestIntent } from '../../model/ports.ts';
import type { Run } from '../run.ts';
import { renderPolicyText } from '../sayPolicyText.ts';
import { isOwnAnswer, repeatPrompt } from '../waitingState.ts';
import { type MessagePolicy, policyReplies, type SettledPolicy } from './policy.ts';

/** Who did not catch the question hears it again. */
export const repeat: MessagePolicy = {
  name: 'repeat',
  apply: (run, message) => {
    const { intentThreshold, repeat } = run.project.policies;
    if (bestIntent(message.nlu, intentThreshold) !== repeat.intent) return false;
    if (isOwnAnswer(run, message, repeat.intent)) return false;
    repeatPrompt(run, { code: 'question_repeated', params: {} });
    return true;
  },
};

/**
 * The same question over and over is a dead end. Once it was put as often as the policy allows, ways out are offered
 * beside it: a person, and, above the entry flow, giving up what is being done.
 */
export const loopGuard: SettledPolicy = {
  name: 'loopGuard',
  apply: (run) => {
    const { draft, effects } = run;
    if (draft.awaiting.type !== 'input') return;
    const place = effects.findLastIndex((effect) => effect.type === 'say');
    const question = effects[place];
    if (question?.type !== 'say') return;
    const { text } = question;
    const times = draft.prompt?.text === text ? draft.prompt.times + 1 : 1;
    draft.prompt = { text, times };
    if (times > run.project.policies.loopGuard.repeats) effects[place] = withPolicyReplies(run, question);
  },
};

function withPolicyReplies(run: Run, question: SayEffect): SayEffect {
  const { person, cancel } = run.project.policies.loopGuard;
  const offered = new Set(question.quickReplies.map(({ value }) => value));
  const ways: QuickReply[] = [{ label: renderPolicyText(run, person), value: policyReplies.person }];
  if (run.draft.frames.length > 1) {
    ways.push({ label: renderPolicyText(run, cancel), value: policyReplies.cancel });
  }
  const added = ways.filter(({ label, value }) => label !== '' && !offered.has(value));
  return { ...question, quickReplies: [...question.quickReplies, ...added] };
}
