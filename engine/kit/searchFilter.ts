import { z } from 'zod';
import type { KnowledgeFilter } from '../model/ports.ts';
import { stepErrors } from './errors.ts';
import { expression } from './fieldSchemas.ts';
import type { FieldDescriptor } from './forms/fieldDescriptor.ts';
import type { StepContext } from './step.ts';

/** Keys of every kind that searches the knowledge base: which passages it may find. */
export const searchFilterSchema = {
  /** Only passages with one of these tags; all when absent. */
  tags: z.array(z.string().min(1)).min(1).optional(),
  /** CEL that gives what the customer has access to, a word or a list of words; nothing when absent. */
  access: expression.optional(),
};

/** Their form fields. */
export const searchFilterFields: readonly FieldDescriptor[] = [
  {
    path: 'tags',
    label: 'Tags',
    type: 'list',
    item: 'string',
    addLabel: 'Add a tag',
    help: 'Only passages with one of these tags; all when empty.',
  },
  {
    path: 'access',
    label: 'Access',
    type: 'expression',
    placeholder: 'slots.membership',
    help: 'What the customer has access to, a word or a list. Passages with access labels are found with one of theirs only.',
  },
];

const labels = z.union([
  z.null().transform(() => []),
  z.string().transform((label) => (label === '' ? [] : [label])),
  z.array(z.string()),
]);

/**
 * What a search is limited to, as an effect has it; undefined when it is not limited.
 *
 * @throws AppError FLOW_ACCESS_NOT_LABELS, EXPRESSION_SYNTAX, EXPRESSION_FAILED
 */
export function searchFilter(
  data: { readonly tags?: readonly string[] | undefined; readonly access?: string | undefined },
  context: StepContext,
): { tags?: string[]; access?: string[] } | undefined {
  const filter: { -readonly [K in keyof KnowledgeFilter]: string[] } = {};
  if (data.tags !== undefined) filter.tags = [...data.tags];
  if (data.access !== undefined) {
    const value = context.evaluate(data.access);
    const access = labels.safeParse(value ?? null);
    if (!access.success)
      throw stepErrors.FLOW_ACCESS_NOT_LABELS({ expression: data.access, got: JSON.stringify(value) });
    filter.access = access.data;
  }
  return Object.keys(filter).length === 0 ? undefined : filter;
}
