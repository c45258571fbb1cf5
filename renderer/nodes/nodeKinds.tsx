// Node kinds as the studio shows them: icon, colour, groups of the palette, fields, defaults.

import { kindIcons } from 'virtual:kind-icons';
import { IconQuestionMark } from '@tabler/icons-react';
import type { Json, JsonObject } from '../../engine/base/json.ts';
import type { NodeDescription, NodeKind } from '../../engine/kit/defineNode.ts';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import { type State, stateData } from '../../engine/model/documents/flow.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import type { FieldPath } from './FieldEditor.ts';
import classes from './nodeKinds.module.css';

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

/** How well a word fits a kind, best first: its name, then the words that people use for it, then its description. */
const fits: readonly ((kind: NodeKind, word: string) => boolean)[] = [
  ({ label, kind }, word) => label.toLowerCase() === word || kind === word,
  ({ label, kind }, word) => label.toLowerCase().startsWith(word) || kind.startsWith(word),
  ({ keywords }, word) => keywords.includes(word),
  ({ label, keywords }, word) => [...wordsOfText(label), ...keywords].some((one) => one.startsWith(word)),
  ({ description }, word) => wordsOfText(description).some((one) => one.startsWith(word)),
];

function wordsOfText(text: string): readonly string[] {
  return text.toLowerCase().split(/[^a-z0-9-]+/);
}

/**
 * The node kinds that match a search, the best one first; those that match equally well in the order of the registry.
 *
 * @param search - Words that must all match name, keywords or description; empty: every kind.
 */
export function findKinds(search: string): readonly NodeKind[] {
  const text = search.trim().toLowerCase();
  const words = text.split(/\s+/).filter(Boolean);
  const ranked = [...nodeRegistry.values()].flatMap((kind) => {
    // A name of several words is found as a whole: "go to".
    if (text !== '' && kind.label.toLowerCase().startsWith(text)) return [{ kind, rank: 0 }];
    const ranks = words.map((word) => fits.findIndex((isFit) => isFit(kind, word)));
    return ranks.includes(-1) ? [] : [{ kind, rank: Math.max(0, ...ranks) }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ kind }) => kind);
}

/** The node kinds that match a search, by category. See {@link findKinds}. */
export function kindGroups(search: string): readonly KindGroup[] {
  const found = new Set(findKinds(search));
  const byCategory = Map.groupBy(
    [...nodeRegistry.values()].filter((kind) => found.has(kind)),
    (kind) => kind.category,
  );
  return categories.flatMap(({ category, label }) => {
    const kinds = byCategory.get(category);
    return kinds === undefined ? [] : [{ category, label, kinds }];
  });
}

/**
 * What a state of a kind is about, for who opens it: what it runs, if that is its first field, otherwise its first text, or
 * its first field. Undefined for a kind without fields.
 */
export function mainField(kind: NodeKind | undefined): FieldDescriptor | undefined {
  const fields = kind?.fields.filter(({ isAdvanced }) => isAdvanced !== true) ?? [];
  const [first] = fields;
  if (first?.type === 'flow' || first?.type === 'action') return first;
  return fields.find(({ type }) => type === 'text') ?? first;
}

/** The data of a state that its kind defines, without the keys of every state. */
export function stateFields(state: State): JsonObject {
  return stateData(state);
}

/** The default of a key of a state that the file does not set; undefined if it has none. */
export function kindDefault(state: State, path: FieldPath): Json | undefined {
  const [key, ...deeper] = path;
  if (deeper.length > 0 || typeof key !== 'string') return undefined;
  const { [key]: _, ...without } = stateFields(state);
  const parsed = nodeRegistry.get(state.kind)?.schema.safeParse(without);
  return parsed?.success === true ? (parsed.data as Readonly<Record<string, Json>>)[key] : undefined;
}
