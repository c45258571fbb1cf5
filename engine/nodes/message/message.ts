import { defineNode } from '../../kit/defineNode.ts';
import { nextOutcome } from '../../kit/outcome.ts';
import { quickRepliesField, renderQuickReplies } from '../../kit/quickReplyOption.ts';
import { say } from '../../kit/say.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import { messageFixtures } from './fixtures.ts';
import { type MessageData, messageSchema, wordingsOf } from './schema.ts';

/** Says something and goes on. */
export const message = defineNode({
  kind: 'message',
  label: 'Message',
  description: 'Says something to the customer and goes on without waiting.',
  icon: 'message',
  category: 'talk',
  schema: messageSchema,
  defaults: { text: 'Hello!' },
  fields: [
    { path: 'text', label: 'Text', type: 'text', multiline: true, help: 'What the customer reads.' },
    {
      path: 'variants',
      label: 'Variants',
      type: 'objects',
      help: 'Other wordings. One is drawn by weight, and kept for the conversation.',
      addLabel: 'Add a variant',
      fields: [
        { path: 'text', label: 'Text', type: 'text', multiline: true, required: true },
        {
          path: 'weight',
          label: 'Weight',
          type: 'number',
          min: 0,
          max: 1_000,
          help: 'How often it is drawn, compared with the others; 1 when empty, as for the text above.',
        },
      ],
      create: (n) => ({ text: `Variant ${n}` }),
    },
    quickRepliesField,
  ],
  outcomes: () => [nextOutcome],
  summary: (data) => wordingsOf(data)[0]?.text ?? '',
  fixtures: messageFixtures,
  step: (data, context) => ({
    say: [say(context.render(draw(data, context)), renderQuickReplies(data.quickReplies, context))],
    next: { type: 'outcome', outcome: 'next' },
  }),
});

function draw(data: MessageData, context: StepContext): string {
  const wordings = wordingsOf(data);
  const index = wordings.length === 1 ? 0 : context.variant(wordings.map(({ weight }) => weight));
  return wordings[index]?.text ?? '';
}
