import { z } from 'zod';
import { defineNode } from '../../kit/defineNode.ts';
import { text } from '../../kit/fieldSchemas.ts';
import type { Outcome } from '../../kit/outcome.ts';
import { say } from '../../kit/say.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import { priority } from '../../model/escalationRule.ts';
import { escalateFields } from './fields.ts';
import { escalateFixtures } from './fixtures.ts';

const done: Outcome = { id: 'done', label: 'Handed over', tone: 'normal', required: false };

function authored(context: StepContext, text: string) {
  return { code: 'authored', params: { text: context.render(text) } } as const;
}

/** Hands the conversation to a person. */
export const escalate = defineNode({
  kind: 'escalate',
  label: 'Escalate',
  description: 'Hands the conversation to a person, with everything they need to know.',
  icon: 'headset',
  category: 'finish',
  schema: z.strictObject({
    reason: text,
    message: text.optional(),
    queue: z.string().min(1).optional(),
    priority: priority.default('normal'),
    nextStep: text.optional(),
  }),
  defaults: {
    reason: 'The flow could not solve this',
    message: 'I am connecting you with a colleague who can help you further.',
  },
  fields: escalateFields,
  outcomes: () => [done],
  summary: (data) => data.reason,
  fixtures: escalateFixtures,
  step: (data, context) => ({
    say: data.message === undefined ? [] : [say(context.render(data.message))],
    next: {
      type: 'escalate',
      escalation: {
        trigger: 'state',
        reason: authored(context, data.reason),
        queue: data.queue ?? context.policies.escalation.queue,
        priority: data.priority,
        nextStep: data.nextStep === undefined ? null : authored(context, data.nextStep),
      },
    },
  }),
});
