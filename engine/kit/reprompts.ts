// Prompts put again: the fields for them, and which text comes next.

import { z } from 'zod';
import { durationMs, durationText } from '../model/duration.ts';
import type { Ladder } from './defineNode.ts';
import { text } from './fieldSchemas.ts';
import type { FieldDescriptor, ScalarListField } from './forms/fieldDescriptor.ts';
import type { StepContext } from './step.ts';

/** The form field for the reprompts of a state that asks. */
export const repromptsField: ScalarListField = {
  path: 'reprompts',
  label: 'Reprompts',
  type: 'list',
  item: 'text',
  help: "Said when the answer does not fit, in turn; the project's when empty.",
  addLabel: 'Add a reprompt',
};

/** Keys of every kind that waits for the customer: what it does otherwise than the project's policies. */
export const ladderShape = {
  /** Failures in a row that may happen here; the next one escalates. */
  escalateAfter: z.number().int().min(1).max(10).optional(),
  /** Silence after which the customer is asked again: `90s`, `5m`. */
  noInputAfter: durationText.optional(),
  /** Said after each silence, in turn. */
  noInputPrompts: z.array(text).optional(),
};

/** Data of a state with the keys of {@link ladderShape}. */
export interface LadderData {
  readonly escalateAfter?: number | undefined;
  readonly noInputAfter?: string | undefined;
  readonly noInputPrompts?: readonly string[] | undefined;
}

/** The form fields for {@link ladderShape}. */
export const ladderFields: readonly FieldDescriptor[] = [
  {
    path: 'escalateAfter',
    label: 'Failures allowed',
    type: 'number',
    min: 1,
    max: 10,
    step: 1,
    help: "Answers in a row that may not fit; a person takes over at the next. The project's when empty.",
  },
  {
    path: 'noInputAfter',
    label: 'Silence',
    type: 'duration',
    placeholder: '5m',
    help: "Time without an answer after which to ask again: 90s, 5m, 2h. The project's when empty.",
  },
  {
    path: 'noInputPrompts',
    label: 'After a silence',
    type: 'list',
    item: 'text',
    help: "Said after each silence, in turn; the project's when empty.",
    addLabel: 'Add a prompt',
  },
];

/** What the machine must know of the data of a state that waits. */
export function ladderOf({ escalateAfter, noInputAfter }: LadderData): Ladder {
  return { escalateAfter, noInputAfterMs: noInputAfter === undefined ? undefined : durationMs(noInputAfter) };
}

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

/**
 * What is said to a customer who does not answer: the state's own prompts in turn, or the project's.
 *
 * @param own - The state's prompts, if it has any.
 * @param silences - Consecutive silences, from 1.
 */
export function noInputText(
  own: readonly string[] | undefined,
  silences: number,
  context: StepContext,
): string | undefined {
  const texts = own !== undefined && own.length > 0 ? own : context.policies.noInput.prompts;
  const text = texts[(silences - 1) % texts.length];
  return text === undefined ? undefined : context.render(text);
}
