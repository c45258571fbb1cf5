import { z } from 'zod';
import { duration, durationMs } from '../model/duration.ts';
import type { Ladder } from './defineNode.ts';
import type { FieldDescriptor } from './fieldDescriptor.ts';
import { text } from './fieldSchemas.ts';

/** Keys of every kind that waits for the customer: what it does otherwise than the project's policies. */
export const ladderShape = {
  /** Failures in a row that may happen here; the next one escalates. */
  escalateAfter: z.number().int().min(1).max(10).optional(),
  /** Silence after which the customer is asked again: `90s`, `5m`. */
  noInputAfter: duration.optional(),
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
