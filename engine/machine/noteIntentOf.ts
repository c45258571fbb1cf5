import { bestIntent } from '../model/nluResult.ts';
import type { CompiledFlow } from './compiledProject.ts';
import type { Run } from './run.ts';

/** Keeps what the customer wants, in their words, when their message is why a flow begins. */
export function noteIntentOf(run: Run, flow: CompiledFlow): void {
  const { message } = run.draft;
  if (message === null) return;
  const intent = bestIntent(message.nlu, run.project.policies.intentThreshold);
  if (intent !== undefined && flow.triggers.includes(intent)) {
    run.draft.intent = { name: intent, utterance: message.text };
  }
}
