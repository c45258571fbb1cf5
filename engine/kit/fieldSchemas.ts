import { z } from 'zod';
import { identifier } from '../model/identifier.ts';
import type { QuickReply } from './effect.ts';
import type { ObjectListField } from './forms/fieldDescriptor.ts';
import type { StepContext } from './step.ts';

/** What a customer reads: a Liquid template, or a `$locale.key`. */
export const text = z.string().min(1);

/** A CEL expression. */
export const expression = z.string().min(1);

/** Name of something the project declares. Empty in a state freshly added: not chosen yet, which checks report. */
export const reference = z.union([identifier, z.literal('')]);

/** Name -> CEL. */
export const expressionMap = z.record(identifier, expression);

/** Rejects lists in which two items carry the same id; a duplicate would hide one of two ways out. */
export function uniqueIds(items: readonly { readonly id: string }[]): boolean {
  return new Set(items.map((item) => item.id)).size === items.length;
}

/** An id that becomes an outcome, so it must not be one that the kind has anyway. */
export function outcomeId(reserved: readonly string[]): z.ZodType<string> {
  return identifier.refine((id) => !reserved.includes(id), {
    error: `must not be one of ${reserved.join(', ')}: these ways out are there anyway`,
  });
}

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
