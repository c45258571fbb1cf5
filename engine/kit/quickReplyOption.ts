import { z } from 'zod';
import type { QuickReply } from './effect.ts';
import type { ObjectListField } from './fieldDescriptor.ts';
import { text } from './fieldSchemas.ts';
import type { StepContext } from './stepContext.ts';

/** A tappable answer as it stands in a flow file; without a value the label is what the state receives. */
export const quickReplyOption = z.strictObject({ label: text, value: z.string().min(1).optional() });

type QuickReplyOption = z.infer<typeof quickReplyOption>;

/** The form field for a list of {@link quickReplyOption} under the key `quickReplies`. */
export const quickRepliesField: ObjectListField = {
  path: 'quickReplies',
  label: 'Quick replies',
  type: 'objects',
  help: 'Answers the customer can tap.',
  addLabel: 'Add a quick reply',
  fields: [
    { path: 'label', label: 'Label', type: 'text', required: true },
    { path: 'value', label: 'Value', type: 'string', help: 'What the flow receives; the label when empty.' },
  ],
  create: (n) => ({ label: `Reply ${n}` }),
};

/** Renders the labels in the conversation's language. */
export function renderQuickReplies(
  options: readonly QuickReplyOption[] | undefined,
  context: StepContext,
): readonly QuickReply[] {
  if (options === undefined) return [];
  return options.map((option) => {
    const label = context.render(option.label);
    return { label, value: option.value ?? label };
  });
}
