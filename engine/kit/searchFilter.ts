import { z } from 'zod';
import type { KnowledgeFilter } from '../model/ports.ts';
import { stepErrors } from './errors.ts';
import { expression } from './fieldSchemas.ts';
import type { FieldDescriptor } from './forms/fieldDescriptor.ts';
import type { StepContext } from './step.ts';

/** Keys of every kind that searches the knowledge base: which passages may be found. */
export const searchFilterSchema = {
  /** Only passages with one of these tags; all when absent. */
  tags: z.array(z.string().min(1)).min(1).optional(),
  /** CEL for the access labels of the customer, one or a list; none when absent. */
  access: expression.optional(),
};

/** Form fields of the keys. */
export const searchFilterFields: readonly FieldDescriptor[] = [
  {
    path: 'tags',
    label: 'Tags',
    isAdvanced: true,
    type: 'list',
    item: 'string',
    addLabel: 'Add a tag',
    help: 'Only passages with one of these tags; all passages if empty.',
  },
  {
    path: 'access',
    label: 'Access',
    isAdvanced: true,
    type: 'expression',
    placeholder: 'slots.membership',
    help: 'Access labels of the customer, one or a list. Passages with access labels are found only with a matching one.',
  },
];

const labels = z.union([
  z.null().transform(() => []),
  z.string().transform((label) => (label === '' ? [] : [label])),
  z.array(z.string()),
]);

/**
 * The filter of a search effect; undefined if the search is not limited.
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
