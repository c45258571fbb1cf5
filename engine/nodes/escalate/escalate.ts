import { z } from 'zod';
import { defineNode, type NodeFixture, type Outcome } from '../../kit/defineNode.ts';
import { say } from '../../kit/effect.ts';
import { text } from '../../kit/fieldSchemas.ts';
import { type FieldDescriptor, priorityOptions } from '../../kit/forms/fieldDescriptor.ts';
import type { StepContext } from '../../kit/step.ts';
import { priority } from '../../model/documents/escalationRule.ts';

const escalateFields: readonly FieldDescriptor[] = [
  {
    path: 'reason',
    label: 'Reason',
    type: 'text',
    required: true,
    audience: 'agent',
    help: 'Why the conversation is handed over, for the agent.',
  },
  {
    path: 'message',
    label: 'Message',
    type: 'text',
    multiline: true,
    help: 'What the customer reads; nothing is said if empty.',
  },
  {
    path: 'queue',
    label: 'Queue',
    type: 'string',
    help: "Queue of the handoff; the project's queue if empty.",
  },
  {
    path: 'priority',
    label: 'Priority',
    type: 'select',
    options: priorityOptions,
  },
  {
    path: 'nextStep',
    label: 'Next step',
    type: 'text',
    multiline: true,
    audience: 'agent',
    help: 'What the agent should do first.',
  },
];

const escalateFixtures: readonly NodeFixture[] = [
  {
    title: 'tells the customer and hands over with a reason',
    data: {
      reason: 'Order {{ slots.order_id }} is past its return window',
      message: 'My manager will call you.',
      priority: 'high',
      nextStep: 'Call {{ slots.phone }}',
    },
    slots: { order_id: '3348917502', phone: '+19776252661' },
    trigger: { type: 'enter' },
    expect: {
      say: [{ text: 'My manager will call you.' }],
      next: {
        type: 'escalate',
        escalation: {
          trigger: 'state',
          reason: { code: 'authored', params: { text: 'Order 3348917502 is past its return window' } },
          queue: 'support',
          priority: 'high',
          nextStep: { code: 'authored', params: { text: 'Call +19776252661' } },
        },
      },
    },
  },
  {
    title: "says nothing without a message, and uses the project's queue",
    data: { reason: 'Complaint' },
    trigger: { type: 'enter' },
    expect: { say: [], next: { type: 'escalate', escalation: { queue: 'support', priority: 'normal' } } },
  },
];

const done: Outcome = { id: 'done', label: 'Handed over', tone: 'normal', required: false };

function authored(context: StepContext, text: string) {
  return { code: 'authored', params: { text: context.render(text) } } as const;
}

/** Hands over the conversation to an agent. */
export const escalateNode = defineNode({
  kind: 'escalate',
  label: 'Escalate',
  description: 'Hands over the conversation to an agent, with everything they need to know.',
  keywords: ['human', 'agent', 'person', 'handoff', 'handover', 'transfer', 'desk', 'live'],
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
  leadsTo: () => ({ type: 'handoff' }),
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
