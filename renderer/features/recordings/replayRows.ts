import type { StudioWords } from '../../stores/useWords.ts';
import type { ReplayTurn } from './useReplay.ts';

/** One aspect of a turn, on both sides. */
export interface ReplayRow {
  readonly name: string;
  /** Null when that side has no such turn. */
  readonly recorded: readonly string[] | null;
  readonly replayed: readonly string[] | null;
  readonly changed: boolean;
}

type Side = NonNullable<ReplayTurn['recorded']>;

const aspects: readonly {
  readonly name: string;
  readonly kind: ReplayTurn['differences'][number]['kind'];
  readonly of: (side: Side, say: StudioWords['say']) => readonly string[];
}[] = [
  { name: 'Intent', kind: 'intent', of: ({ intent }) => one(intent) },
  { name: 'States', kind: 'state', of: ({ states }) => states },
  { name: 'Actions', kind: 'action', of: ({ actions }) => actions },
  { name: 'Says', kind: 'text', of: ({ says }) => says },
  { name: 'Escalation', kind: 'escalation', of: ({ escalation }, say) => one(escalation && say(escalation)) },
  { name: 'Ends', kind: 'end', of: ({ resolution }) => one(resolution) },
];

/**
 * The two sides of a turn, aspect by aspect; aspects that neither side has are left out. What counts as changed is what
 * the report says differs: a confidence alone, say, does not.
 *
 * @param say - Words a statement.
 */
export function replayRows(
  { recorded, replayed, differences }: ReplayTurn,
  say: StudioWords['say'],
): readonly ReplayRow[] {
  return aspects.flatMap(({ name, kind, of }) => {
    const [was, is] = [recorded && of(recorded, say), replayed && of(replayed, say)];
    if ((was ?? []).length === 0 && (is ?? []).length === 0) return [];
    return [{ name, recorded: was, replayed: is, changed: differences.some((found) => found.kind === kind) }];
  });
}

function one(text: string | null): readonly string[] {
  return text === null ? [] : [text];
}
