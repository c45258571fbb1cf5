import type { NluResult } from '../../model/nluResult.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { renderPolicyText, sayPolicyText } from '../sayPolicyText.ts';
import { canBegin, isRunning } from './beginDigression.ts';
import { digressionMode } from './digressionMode.ts';
import { suggestion } from './flowSuggestion.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { wayOut } from './wayOut.ts';

interface Candidate {
  readonly intent: string;
  readonly confidence: number;
  readonly flow: CompiledFlow;
}

/**
 * Asks which of two flows is meant when the message could well mean either. Not twice in a row: who answers such a
 * question with something just as unclear has not been understood.
 */
export const clarification: MessagePolicy = {
  name: 'clarification',
  apply: (run, message) => {
    const { policies } = run.project;
    const { margin, prompt, neither } = policies.clarification;
    if (message.nlu.intents.length < 2 || margin === 0) return false;
    if (run.refusal?.hold === true || run.before.clarification !== null) return false;
    const [best, second] = candidates(run, message.nlu);
    if (best === undefined || second === undefined || best.confidence - second.confidence >= margin)
      return false;
    const quickReplies = [best, second].map(({ flow }) => suggestion(run, flow));
    const label = renderPolicyText(run, neither);
    if (label !== '') quickReplies.push({ label, value: wayOut.neither });
    const asked = [best, second].map(({ flow, confidence }) => ({ flow: flow.id, confidence }));
    recordStep(run, 'policy', null, { code: 'clarification_asked', params: { candidates: asked } });
    sayPolicyText(run, prompt, { quickReplies });
    run.draft.clarification = { intents: [best.intent, second.intent], utterance: message.text };
    return true;
  },
};

/** The best intents that a flow can be begun for here, one for each flow. None where something else is clearly meant. */
function candidates(run: Run, { intents }: NluResult): readonly Candidate[] {
  const { flowByIntent, policies } = run.project;
  const found: Candidate[] = [];
  for (const { intent, confidence } of intents) {
    if (confidence < policies.clarification.minimum || found.length === 2) break;
    const flow = flowByIntent.get(intent);
    if (flow !== undefined && isPossible(run, flow)) {
      if (!found.some((other) => other.flow === flow)) found.push({ intent, confidence, flow });
    } else if (found.length === 0 && confidence >= policies.intentThreshold) break;
  }
  return found;
}

function isPossible(run: Run, flow: CompiledFlow): boolean {
  const mode = digressionMode(run);
  return mode === 'allow'
    ? canBegin(run, flow)
    : mode === 'queue' && !isRunning(run, flow) && flow.start !== undefined;
}
