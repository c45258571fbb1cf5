import type { QuickReply, SayEffect } from '../../kit/effect.ts';
import type { Run } from '../run.ts';
import { renderPolicyText } from '../sayPolicyText.ts';
import type { SettledPolicy } from './settledPolicy.ts';
import { wayOut } from './wayOut.ts';

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
    if (times > run.project.policies.loopGuard.repeats) effects[place] = withWaysOut(run, question);
  },
};

function withWaysOut(run: Run, question: SayEffect): SayEffect {
  const { person, cancel } = run.project.policies.loopGuard;
  const offered = new Set(question.quickReplies.map(({ value }) => value));
  const ways: QuickReply[] = [{ label: renderPolicyText(run, person), value: wayOut.person }];
  if (run.draft.frames.length > 1) {
    ways.push({ label: renderPolicyText(run, cancel), value: wayOut.cancel });
  }
  const added = ways.filter(({ label, value }) => label !== '' && !offered.has(value));
  return { ...question, quickReplies: [...question.quickReplies, ...added] };
}
