import { z } from 'zod';
import { defineNode } from '../../kit/defineNode.ts';
import { text } from '../../kit/fieldSchemas.ts';
import { nextOutcome, type Outcome } from '../../kit/outcome.ts';
import { duration } from '../../model/duration.ts';
import { waitFixtures } from './fixtures.ts';
import { waitStep } from './step.ts';

const messageOutcome: Outcome = { id: 'message', label: 'Message', tone: 'else', required: true };

/** Lets time pass. */
export const wait = defineNode({
  kind: 'wait',
  label: 'Wait',
  description: 'Lets time pass before it goes on.',
  icon: 'hourglass',
  category: 'logic',
  schema: z.strictObject({
    for: duration,
    /** Said on beginning to wait, and to a customer who writes meanwhile. */
    message: text.optional(),
    /** True: a message ends the waiting. */
    interruptible: z.boolean().default(false),
  }),
  defaults: { for: '30s' },
  fields: [
    {
      path: 'for',
      label: 'For',
      type: 'duration',
      required: true,
      help: 'A number and a unit: 90s, 5m, 12h, 30d.',
    },
    {
      path: 'message',
      label: 'Message',
      type: 'text',
      multiline: true,
      help: 'Said before waiting, and to a customer who writes meanwhile.',
    },
    {
      path: 'interruptible',
      label: 'A message ends it',
      type: 'boolean',
      help: 'Adds a way out for a customer who writes before the time is over.',
    },
  ],
  outcomes: ({ interruptible }) => (interruptible ? [nextOutcome, messageOutcome] : [nextOutcome]),
  summary: (data) => `${data.for}${data.interruptible ? ', or until a message' : ''}`,
  fixtures: waitFixtures,
  step: waitStep,
});
