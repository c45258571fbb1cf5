import { z } from 'zod';
import { defineNode } from '../../kit/defineNode.ts';
import { text } from '../../kit/fieldSchemas.ts';
import { say } from '../../kit/say.ts';
import { endFixtures } from './fixtures.ts';

/** Ends the flow. */
export const end = defineNode({
  kind: 'end',
  label: 'End',
  description: 'Ends this flow; the outermost flow ends the conversation.',
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
    { path: 'message', label: 'Message', type: 'text', multiline: true, help: 'Said before ending.' },
  ],
  outcomes: () => [],
  summary: (data) => data.message ?? (data.resolution === 'resolved' ? 'Resolved' : 'Unresolved'),
  fixtures: endFixtures,
  step: (data, context) => ({
    say: data.message === undefined ? [] : [say(context.render(data.message))],
    next: { type: 'end', resolution: data.resolution },
  }),
});
