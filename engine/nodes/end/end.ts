import { z } from 'zod';
import { defineNode, type NodeFixture } from '../../kit/defineNode.ts';
import { say } from '../../kit/effect.ts';
import { text } from '../../kit/fieldSchemas.ts';

const endFixtures: readonly NodeFixture[] = [
  {
    title: 'ends as resolved by default',
    data: {},
    trigger: { type: 'enter' },
    expect: { say: [], next: { type: 'end', resolution: 'resolved' } },
  },
  {
    title: 'says goodbye',
    data: { resolution: 'unresolved', message: 'Sorry that I could not help.' },
    trigger: { type: 'enter' },
    expect: {
      say: [{ text: 'Sorry that I could not help.' }],
      next: { type: 'end', resolution: 'unresolved' },
    },
  },
];

/** Ends the flow. */
export const endNode = defineNode({
  kind: 'end',
  label: 'End',
  description: 'Ends this flow; the outermost flow ends the conversation.',
  keywords: ['finish', 'stop', 'close', 'done', 'exit', 'resolved'],
  icon: 'flag',
  category: 'finish',
  schema: z.strictObject({
    resolution: z.enum(['resolved', 'unresolved']).default('resolved'),
    message: text.optional(),
  }),
  defaults: { resolution: 'resolved' },
  fields: [
    {
      path: 'resolution',
      label: 'Resolution',
      type: 'select',
      help: 'Whether the customer got what they came for.',
      options: [
        { value: 'resolved', label: 'Resolved' },
        { value: 'unresolved', label: 'Unresolved' },
      ],
    },
    { path: 'message', label: 'Message', type: 'text', multiline: true, help: 'Said before the flow ends.' },
  ],
  outcomes: () => [],
  summary: (data) => data.message ?? (data.resolution === 'resolved' ? 'Resolved' : 'Unresolved'),
  leadsTo: () => ({ type: 'end' }),
  fixtures: endFixtures,
  step: (data, context) => ({
    say: data.message === undefined ? [] : [say(context.render(data.message))],
    next: { type: 'end', resolution: data.resolution },
  }),
});
