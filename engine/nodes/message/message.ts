import { z } from 'zod';
import { defineNode, type NodeFixture, nextOutcome } from '../../kit/defineNode.ts';
import { say } from '../../kit/effect.ts';
import { quickRepliesField, quickReplyOption, renderQuickReplies, text } from '../../kit/fieldSchemas.ts';
import type { StepContext } from '../../kit/step.ts';

const variant = z.strictObject({
  text,
  /** How often it is drawn, compared with the others. */
  weight: z.number().positive().max(1_000).default(1),
});

const messageSchema = z
  .strictObject({
    text: text.optional(),
    /** Other wordings, one of which is drawn for a conversation; `text` is one of them, with weight 1. */
    variants: z.array(variant).optional(),
    quickReplies: z.array(quickReplyOption).optional(),
  })
  .refine((data) => wordingsOf(data).length > 0, {
    path: ['text'],
    error: 'a message needs a text, or a variant of one',
  });

type MessageData = z.infer<typeof messageSchema>;
type Wording = z.infer<typeof variant>;

/** All that a message may say, its own text first. */
function wordingsOf({
  text,
  variants = [],
}: {
  readonly text?: string | undefined;
  readonly variants?: readonly Wording[] | undefined;
}): readonly Wording[] {
  return text === undefined ? variants : [{ text, weight: 1 }, ...variants];
}

const messageFixtures: readonly NodeFixture[] = [
  {
    title: 'says its text with what is known filled in',
    data: { text: 'Thanks, {{ slots.name }}.' },
    slots: { name: 'Crystal' },
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'Thanks, Crystal.' }], next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'offers quick replies; without a value the label is the value',
    data: {
      text: 'Anything else?',
      quickReplies: [{ label: 'No, thanks' }, { label: 'Yes', value: 'more' }],
    },
    trigger: { type: 'enter' },
    expect: {
      say: [
        {
          quickReplies: [
            { label: 'No, thanks', value: 'No, thanks' },
            { label: 'Yes', value: 'more' },
          ],
        },
      ],
    },
  },
  {
    title: 'says one of its variants',
    data: { variants: [{ text: 'Hi {{ slots.name }}!', weight: 3 }, { text: 'Hello {{ slots.name }}.' }] },
    slots: { name: 'Crystal' },
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'Hi Crystal!' }] },
  },
];

/** Says something and goes on. */
export const messageNode = defineNode({
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
