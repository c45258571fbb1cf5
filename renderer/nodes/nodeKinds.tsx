// Node kinds as the studio shows them: icon, colour, groups of the palette, fields, defaults.

import { kindIcons } from 'virtual:kind-icons';
import { IconQuestionMark } from '@tabler/icons-react';
import type { Json, JsonObject } from '../../engine/base/json.ts';
import type { NodeDescription, NodeKind } from '../../engine/kit/defineNode.ts';
import { type State, stateData } from '../../engine/model/documents/flow.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import type { FieldPath } from './FieldEditor.ts';
import classes from './KindIcon.module.css';

/** The colour of a group of node kinds, as a CSS value. */
export function categoryColor(category: NodeDescription['category'] | undefined): string {
  return category === undefined ? 'var(--dl-text-soft)' : `var(--dl-${category})`;
}

interface KindIconProps {
  readonly kind: NodeKind | undefined;
  readonly size?: number;
}

/** The icon of a node kind on a tile of its group's colour. */
export function KindIcon({ kind, size = 28 }: KindIconProps) {
  const Icon = (kind === undefined ? undefined : kindIcons[kind.icon]) ?? IconQuestionMark;
  return (
    <span
      className={classes.tile}
      style={{ width: size, height: size, ['--tile-color' as string]: categoryColor(kind?.category) }}
      aria-hidden="true"
    >
      <Icon size={Math.round(size * 0.6)} stroke={1.7} />
    </span>
  );
}

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

/** The data of a state's kind, without the keys that every state has. */
export function stateFields(state: State): JsonObject {
  return stateData(state);
}

/** What a state's kind takes a key for when the file does not say it; undefined when it has no default. */
export function kindDefault(state: State, path: FieldPath): Json | undefined {
  const [key, ...deeper] = path;
  if (deeper.length > 0 || typeof key !== 'string') return undefined;
  const { [key]: _, ...without } = stateFields(state);
  const parsed = nodeRegistry.get(state.kind)?.schema.safeParse(without);
  return parsed?.success === true ? (parsed.data as Readonly<Record<string, Json>>)[key] : undefined;
}
