import type { JsonObject } from '../base/json.ts';
import type { QuickReply } from '../kit/effect.ts';
import type { CompiledFlow } from './compiledProject.ts';
import { recordStep, thrownErrorDetails } from './record.ts';
import { StepScope } from './stepScope.ts';
import type { TransitionContext } from './transitionContext.ts';

/** What a policy adds to its text. */
interface PolicyText {
  /** Names available to the text besides the usual ones. */
  readonly names?: JsonObject;
  readonly quickReplies?: readonly QuickReply[];
}

/**
 * Says a policy's text. A text that cannot be rendered is skipped and recorded as a step: a faulty courtesy must not
 * stop the conversation.
 */
export function sayPolicyText(
  context: TransitionContext,
  text: string,
  { names, quickReplies = [] }: PolicyText = {},
): void {
  const rendered = renderPolicyText(context, text, names);
  if (rendered === '') return;
  context.effects.push({ type: 'say', text: rendered, quickReplies: [...quickReplies], citations: [] });
}

/** Renders a policy's text. Returns an empty string if that fails, and records the failure as a step. */
export function renderPolicyText(context: TransitionContext, text: string, names?: JsonObject): string {
  try {
    return new StepScope(context, { type: 'enter' }).render(text, names);
  } catch (thrown) {
    recordStep(context, 'policy', 'error', { code: 'error', params: thrownErrorDetails(thrown, 'policy') });
    return '';
  }
}

/** The flow's title for customers, or its name if the title cannot be rendered. */
export function flowTitle(context: TransitionContext, flow: CompiledFlow): string {
  return renderPolicyText(context, flow.title) || flow.name;
}
