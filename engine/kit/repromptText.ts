import type { StepContext } from './stepContext.ts';

/**
 * What is said after a message that did not fit: the state's own reprompts in order, or the project's. The ladder
 * alternates reprompts with suggestions, hence every other failure.
 *
 * @param own - The state's reprompts, if it has any.
 * @param failures - Consecutive messages that did not fit, from 1.
 */
export function repromptText(
  own: readonly string[] | undefined,
  failures: number,
  context: StepContext,
): string | undefined {
  const texts = own !== undefined && own.length > 0 ? own : context.policies.noMatch.reprompts;
  const text = texts[Math.floor((failures - 1) / 2) % texts.length];
  return text === undefined ? undefined : context.render(text);
}
