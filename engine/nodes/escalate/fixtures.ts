import type { NodeFixture } from '../../kit/nodeFixture.ts';

export const escalateFixtures: readonly NodeFixture[] = [
  {
    title: 'tells the customer and hands over with the reason',
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
    title: 'says nothing without a message, and takes the queue of the project',
    data: { reason: 'Complaint' },
    trigger: { type: 'enter' },
    expect: { say: [], next: { type: 'escalate', escalation: { queue: 'support', priority: 'normal' } } },
  },
];
