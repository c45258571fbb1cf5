// Reprompts: their form fields, and which one comes next.

import { z } from 'zod';
import { durationMs, durationText } from '../model/duration.ts';
import type { Ladder } from './defineNode.ts';
import { text } from './fieldSchemas.ts';
import type { FieldDescriptor, ScalarListField } from './forms/fieldDescriptor.ts';
import type { StepContext } from './step.ts';

/** The form field for a state's reprompts. */
export const repromptsField: ScalarListField = {
  path: 'reprompts',
  label: 'Reprompts',
  type: 'list',
  item: 'text',
  isAdvanced: true,
  help: "Said one after the other when the answer is not valid; the project's reprompts if empty.",
  addLabel: 'Add a reprompt',
};

/** Keys of every kind that waits for the customer; they override the project's policies. */
export const ladderShape = {
  /** Why the state asks, for customers who want to know. */
  why: text.optional(),
  /** Consecutive failures allowed here; the next one escalates. */
  escalateAfter: z.number().int().min(1).max(10).optional(),
  /** Silence after which the state reprompts: `90s`, `5m`. */
  noInputAfter: durationText.optional(),
  /** Said one after the other, one for each silence. */
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
    path: 'why',
    label: 'Why we ask',
    isAdvanced: true,
    type: 'text',
    multiline: true,
    help: 'Said to customers who ask why you want to know; the task is named if empty.',
  },
  {
    path: 'escalateAfter',
    label: 'Failures allowed',
    isAdvanced: true,
    type: 'number',
    min: 1,
    max: 10,
    step: 1,
    help: "Consecutive invalid answers allowed; the next one hands over. The project's setting if empty.",
  },
  {
    path: 'noInputAfter',
    label: 'Reprompt after',
    isAdvanced: true,
    type: 'duration',
    placeholder: '5m',
    help: "Time without an answer before the state reprompts: 90s, 5m, 2h. The project's setting if empty.",
  },
  {
    path: 'noInputPrompts',
    label: 'Prompts after silence',
    isAdvanced: true,
    type: 'list',
    item: 'text',
    help: "Said one after the other, one for each silence; the project's prompts if empty.",
    addLabel: 'Add a prompt',
  },
];

/** The settings of a waiting state that the machine needs. */
export function ladderOf({ escalateAfter, noInputAfter }: LadderData): Ladder {
  return { escalateAfter, noInputAfterMs: noInputAfter === undefined ? undefined : durationMs(noInputAfter) };
}

/**
 * What is said after an invalid message: the state's own reprompts one after the other, or the project's.
 *
 * @param own - The state's reprompts, if it has any.
 * @param times - Consecutive reprompts, from 1.
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
 * What is said to a silent customer: the state's own prompts one after the other, or the project's.
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
