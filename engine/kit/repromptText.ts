import type { StepContext } from './stepContext.ts';

/**
 * What is said after a message that did not fit: the state's own reprompts in turn, or the project's.
 *
 * @param own - The state's reprompts, if it has any.
 * @param times - Times in a row that the state is asked to prompt again, from 1.
 */
export function repromptText(
  own: readonly string[] | undefined,
  times: number,
  context: StepContext,
): string | undefined {
  const texts = own !== undefined && own.length > 0 ? own : context.policies.noMatch.reprompts;
  const text = texts[(times - 1) % texts.length];
  return text === undefined ? undefined : context.render(text);
}
