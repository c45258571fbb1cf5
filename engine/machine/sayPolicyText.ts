import type { JsonObject } from '../base/json.ts';
import type { QuickReply } from '../kit/effect.ts';
import type { CompiledFlow } from './compiledProject.ts';
import { recordStep, thrownErrorDetails } from './record.ts';
import { StepScope } from './stepScope.ts';
import type { TransitionContext } from './transitionContext.ts';

/** What a policy adds to its text. */
interface PolicyText {
  /** Names available to the text besides the usual ones. */
  readonly names?: JsonObject | undefined;
  /** Names that are values of slots, with these slots. */
  readonly slotOf?: Readonly<Record<string, string>> | undefined;
  readonly quickReplies?: readonly QuickReply[];
}

/**
 * Says a policy's text. A text that cannot be rendered is skipped and recorded as a step: a faulty courtesy must not
 * stop the conversation.
 */
export function sayPolicyText(
  context: TransitionContext,
  text: string,
  { names, slotOf, quickReplies = [] }: PolicyText = {},
): void {
  const rendered = renderPolicyText(context, text, { names, slotOf });
  if (rendered === '') return;
  context.effects.push({ type: 'say', text: rendered, quickReplies: [...quickReplies], citations: [] });
}

/**
 * Says one of several wordings, each time another one, so that nobody who says thanks three times hears the same answer
 * three times.
 *
 * @param what - What is said in these wordings; counted for the whole conversation.
 * @param wordings - Texts of policies.
 */
export function sayInTurn(
  context: TransitionContext,
  what: string,
  wordings: readonly string[],
  { names }: Pick<PolicyText, 'names'> = {},
): void {
  const { draft } = context;
  const times = draft.said?.[what] ?? 0;
  draft.said = { ...draft.said, [what]: times + 1 };
  const wording = wordings[times % wordings.length];
  if (wording !== undefined) sayPolicyText(context, wording, { names });
}

/** Says a built-in text in its next wording: `key`, then `key_2`, `key_3` and so on. */
export function sayNextWording(context: TransitionContext, key: string): void {
  sayInTurn(context, key, context.project.wordings(key, context.draft.locale));
}

/** Renders a policy's text. Returns an empty string if that fails, and records the failure as a step. */
export function renderPolicyText(
  context: TransitionContext,
  text: string,
  { names, slotOf }: Pick<PolicyText, 'names' | 'slotOf'> = {},
): string {
  try {
    return new StepScope(context, { type: 'enter' }).render(text, names, slotOf);
  } catch (thrown) {
    recordStep(context, 'policy', 'error', { code: 'error', params: thrownErrorDetails(thrown, 'policy') });
    return '';
  }
}

/** The flow's title for customers, or its name if the title cannot be rendered. */
export function flowTitle(context: TransitionContext, flow: CompiledFlow): string {
  return renderPolicyText(context, flow.title) || flow.name;
}
