import type { NodeDescription, NodeKind } from '../../engine/kit/defineNode.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';

/** Node kinds of one category, in the order of the registry. */
export interface KindGroup {
  readonly category: NodeDescription['category'];
  readonly label: string;
  readonly kinds: readonly NodeKind[];
}

const categories: readonly Pick<KindGroup, 'category' | 'label'>[] = [
  { category: 'talk', label: 'Talk' },
  { category: 'ask', label: 'Ask' },
  { category: 'logic', label: 'Logic' },
  { category: 'connect', label: 'Connect' },
  { category: 'finish', label: 'Finish' },
];

/**
 * The node kinds that fit a search, by category.
 *
 * @param search - Words that must all occur in label, kind or description; empty: everything.
 */
export function kindGroups(search: string): readonly KindGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = [...nodeRegistry.values()].filter((kind) => {
    const text = `${kind.label} ${kind.kind} ${kind.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const byCategory = Map.groupBy(fitting, (kind) => kind.category);
  return categories.flatMap(({ category, label }) => {
    const kinds = byCategory.get(category);
    return kinds === undefined ? [] : [{ category, label, kinds }];
  });
}
