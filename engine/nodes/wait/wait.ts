import { z } from 'zod';
import { defineNode, type NodeFixture, nextOutcome, type Outcome } from '../../kit/defineNode.ts';
import { say } from '../../kit/effect.ts';
import { text } from '../../kit/fieldSchemas.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import { durationMs, durationText } from '../../model/duration.ts';

/** The data that the step needs. */
interface WaitData {
  readonly for: string;
  readonly message?: string | undefined;
  readonly interruptible: boolean;
}

/** Waits and continues when the time is over. A message in the meantime ends the wait, or is answered with its text. */
function waitStep(data: WaitData, context: StepContext): StepResult {
  const { trigger } = context;
  if (trigger.type === 'timer') return { next: { type: 'outcome', outcome: 'next' } };
  if (trigger.type === 'input' && data.interruptible) {
    return { understood: true, next: { type: 'outcome', outcome: 'message' } };
  }
  const remark = data.message === undefined ? [] : [say(context.render(data.message))];
  return trigger.type === 'input'
    ? { say: remark, next: { type: 'no_match' } }
    : { say: remark, next: { type: 'timer', afterMs: durationMs(data.for) } };
}

const data = { for: '90s', message: 'One moment, please.' };

const waitFixtures: readonly NodeFixture[] = [
  {
    title: 'says its message and waits',
    data,
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'One moment, please.' }], next: { type: 'timer', afterMs: 90_000 } },
  },
  {
    title: 'continues when the time is over',
    data,
    trigger: { type: 'timer' },
    expect: { next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'keeps waiting when the customer writes',
    data,
    trigger: { type: 'input', message: { text: 'Hello?' } },
    expect: { say: [{ text: 'One moment, please.' }], next: { type: 'no_match' } },
  },
  {
    title: 'is ended by a message if interruptible',
    data: { ...data, interruptible: true },
    trigger: { type: 'input', message: { text: 'Never mind' } },
    expect: { next: { type: 'outcome', outcome: 'message' } },
  },
];

const messageOutcome: Outcome = { id: 'message', label: 'Message', tone: 'else', required: true };

/** Waits for some time. */
export const waitNode = defineNode({
  kind: 'wait',
  label: 'Wait',
  description: 'Waits for some time before continuing.',
  keywords: ['delay', 'pause', 'sleep', 'timer', 'time'],
  icon: 'hourglass',
  category: 'logic',
  schema: z.strictObject({
    for: durationText,
    /** Said before waiting, and to a customer who writes in the meantime. */
    message: text.optional(),
    /** True: a message ends the wait. */
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
      help: 'Said before waiting, and to a customer who writes in the meantime.',
    },
    {
      path: 'interruptible',
      label: 'End on message',
      type: 'boolean',
      help: 'Adds an outcome for a message that arrives before the time is over.',
    },
  ],
  outcomes: ({ interruptible }) => (interruptible ? [nextOutcome, messageOutcome] : [nextOutcome]),
  summary: (data) => `${data.for}${data.interruptible ? ', or until a message' : ''}`,
  fixtures: waitFixtures,
  expects: ({ interruptible }) => (interruptible ? { type: 'words', anything: true } : null),
  step: waitStep,
});
