import type { StepContext } from './stepContext.ts';

/**
 * What is said to a customer who does not answer: the state's own prompts in turn, or the project's.
 *
 * @param own - The state's prompts, if it has any.
 * @param silences - Consecutive silences, from 1.
 */
export function silenceText(
  own: readonly string[] | undefined,
  silences: number,
  context: StepContext,
): string | undefined {
  const texts = own !== undefined && own.length > 0 ? own : context.policies.noInput.prompts;
  const text = texts[(silences - 1) % texts.length];
  return text === undefined ? undefined : context.render(text);
}
