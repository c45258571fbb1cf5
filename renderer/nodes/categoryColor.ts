import type { NodeDescription } from '../../engine/kit/defineNode.ts';

/** The colour of a group of node kinds, as a CSS value. */
export function categoryColor(category: NodeDescription['category'] | undefined): string {
  return category === undefined ? 'var(--dl-text-soft)' : `var(--dl-${category})`;
}
