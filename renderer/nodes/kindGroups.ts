import type { NodeDescription, NodeKind } from '../../engine/kit/defineNode.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';

/** Node kinds of one category, in the order of the registry. */
export interface KindGroup {
  readonly category: NodeDescription['category'];
  readonly label: string;
  readonly kinds: readonly NodeKind[];
}

const labels: Readonly<Record<NodeDescription['category'], string>> = {
  talk: 'Talk',
  ask: 'Ask',
  logic: 'Logic',
  connect: 'Connect',
  finish: 'Finish',
};

/**
 * The node kinds that fit a search, by category; categories stand in the order in which the registry first names them.
 *
 * @param search - Words that must all occur in label, kind or description; empty: everything.
 */
export function kindGroups(search: string): readonly KindGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = [...nodeRegistry.values()].filter((kind) => {
    const text = `${kind.label} ${kind.kind} ${kind.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...Map.groupBy(fitting, (kind) => kind.category)].map(([category, kinds]) => ({
    category,
    label: labels[category],
    kinds,
  }));
}
