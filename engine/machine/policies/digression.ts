import type { LastMessage } from '../../kit/snapshot.ts';
import { bestIntent } from '../../model/nluResult.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { pushFrame } from '../frames.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { suggestedFlow } from './flowSuggestion.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** Digressions from digressions; beyond this a customer is lost, and so are we. */
const deepest = 3;

/** Another wish in mid-flow runs the other flow, and comes back when that has ended. */
export const digression: MessagePolicy = {
  name: 'digression',
  apply: (run, message) => {
    if (run.refusal?.hold === true) return false;
    const wish = wishedFlow(run, message);
    if (wish?.flow.start === undefined) return false;
    const { frames } = run.draft;
    const depth = frames.filter((frame) => frame.cause === 'digression').length;
    if (depth >= deepest || frames.some((frame) => frame.flow === wish.flow.id)) return false;
    recordStep(run, 'policy', null, `Interrupted by ${wish.flow.name}`);
    run.draft.intent = { name: wish.intent, utterance: message.text };
    run.draft.failures = 0;
    pushFrame(run, wish.flow.start, { cause: 'digression' });
    return true;
  },
};

function wishedFlow(
  run: Run,
  message: LastMessage,
): { readonly flow: CompiledFlow; readonly intent: string } | undefined {
  const suggested = suggestedFlow(run, message.value);
  const intent = suggested?.triggers[0] ?? bestIntent(message.nlu, run.project.policies.intentThreshold);
  const flow = suggested ?? run.project.flowByIntent.get(intent ?? '');
  return flow === undefined || intent === undefined ? undefined : { flow, intent };
}
