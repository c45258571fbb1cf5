import { z } from 'zod';
import { defineNode, type NodeFixture, nextOutcome } from '../../kit/defineNode.ts';
import { say } from '../../kit/effect.ts';
import { quickRepliesField, quickReplyOption, renderQuickReplies, text } from '../../kit/fieldSchemas.ts';
import type { StepContext } from '../../kit/step.ts';

const variant = z.strictObject({
  text,
  /** How often it is drawn, relative to the others. */
  weight: z.number().positive().max(1_000).default(1),
});

const messageSchema = z
  .strictObject({
    text: text.optional(),
    /** Variants, one of which is drawn for each conversation; `text` is one of them, with weight 1. */
    variants: z.array(variant).optional(),
    quickReplies: z.array(quickReplyOption).optional(),
  })
  .refine((data) => variantsOf(data).length > 0, {
    path: ['text'],
    error: 'a message needs a text or at least one variant',
  });

type MessageData = z.infer<typeof messageSchema>;
type Variant = z.infer<typeof variant>;

/** All variants of a message, its own text first. */
function variantsOf({
  text,
  variants = [],
}: {
  readonly text?: string | undefined;
  readonly variants?: readonly Variant[] | undefined;
}): readonly Variant[] {
  return text === undefined ? variants : [{ text, weight: 1 }, ...variants];
}

const messageFixtures: readonly NodeFixture[] = [
  {
    title: 'says its text with slots filled in',
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

/** Says something and continues. */
export const messageNode = defineNode({
  kind: 'message',
  label: 'Message',
  description: 'Says something to the customer and continues without waiting.',
  keywords: ['say', 'text', 'send', 'reply', 'answer', 'speak', 'image', 'picture', 'card'],
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
      help: 'Alternative texts. One is drawn by weight for each conversation.',
      addLabel: 'Add a variant',
      fields: [
        { path: 'text', label: 'Text', type: 'text', multiline: true, required: true },
        {
          path: 'weight',
          label: 'Weight',
          type: 'number',
          min: 0,
          max: 1_000,
          help: 'How often it is drawn, relative to the others; 1 if empty, as for the text above.',
        },
      ],
      create: (n) => ({ text: `Variant ${n}` }),
    },
    quickRepliesField,
  ],
  outcomes: () => [nextOutcome],
  summary: (data) => variantsOf(data)[0]?.text ?? '',
  fixtures: messageFixtures,
  step: (data, context) => ({
    say: [say(context.render(draw(data, context)), renderQuickReplies(data.quickReplies, context))],
    next: { type: 'outcome', outcome: 'next' },
  }),
});

function draw(data: MessageData, context: StepContext): string {
  const variants = variantsOf(data);
  const index = variants.length === 1 ? 0 : context.variant(variants.map(({ weight }) => weight));
  return variants[index]?.text ?? '';
}
