import { z } from 'zod';
import { defineNode } from '../../kit/defineNode.ts';
import { text } from '../../kit/fieldSchemas.ts';
import { nextOutcome } from '../../kit/outcome.ts';
import { quickRepliesField, quickReplyOption, renderQuickReplies } from '../../kit/quickReplyOption.ts';
import { say } from '../../kit/say.ts';
import { messageFixtures } from './fixtures.ts';

/** Says something and goes on. */
export const message = defineNode({
  kind: 'message',
  label: 'Message',
  description: 'Says something to the customer and goes on without waiting.',
  icon: 'message',
  category: 'talk',
  schema: z.strictObject({ text, quickReplies: z.array(quickReplyOption).optional() }),
  defaults: { text: 'Hello!' },
  fields: [
    {
      path: 'text',
      label: 'Text',
      type: 'text',
      multiline: true,
      required: true,
      help: 'What the customer reads.',
    },
    quickRepliesField,
  ],
  outcomes: () => [nextOutcome],
  summary: (data) => data.text,
  fixtures: messageFixtures,
  step: (data, context) => ({
    say: [say(context.render(data.text), renderQuickReplies(data.quickReplies, context))],
    next: { type: 'outcome', outcome: 'next' },
  }),
});
