import type { JsonObject } from '../base/json.ts';
import type { QuickReply } from '../kit/effect.ts';
import type { CompiledFlow } from './compiledProject.ts';
import { errorNoteOf, recordStep } from './record.ts';
import type { Run } from './run.ts';
import { StepScope } from './stepScope.ts';

/** What a policy says beside its text. */
interface PolicyText {
  /** Names that the text may use besides the usual ones. */
  readonly names?: JsonObject;
  readonly quickReplies?: readonly QuickReply[];
}

/**
 * Says a text of a policy. One that cannot be rendered is left out, and the steps say why: a mistake in a courtesy
 * must not keep the conversation from going on.
 */
export function sayPolicyText(run: Run, text: string, { names, quickReplies = [] }: PolicyText = {}): void {
  const rendered = renderPolicyText(run, text, names);
  if (rendered === '') return;
  run.effects.push({ type: 'say', text: rendered, quickReplies: [...quickReplies], citations: [] });
}

/** Renders a text of a policy; nothing when it cannot be rendered, and the steps say why. */
export function renderPolicyText(run: Run, text: string, names?: JsonObject): string {
  try {
    return new StepScope(run, { type: 'enter' }).render(text, names);
  } catch (thrown) {
    recordStep(run, 'policy', 'error', { code: 'error', params: errorNoteOf(thrown, 'policy') });
    return '';
  }
}

/** What customers read where a flow is named. A title that cannot be rendered must not keep it from being offered. */
export function flowTitle(run: Run, flow: CompiledFlow): string {
  return renderPolicyText(run, flow.title) || flow.name;
}
