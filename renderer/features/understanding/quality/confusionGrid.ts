import type { Confusion, NluReport } from '../../../../engine/model/understanding/nluReport.ts';

/** A confusion matrix with more intents than this cannot be read. */
export const MOST_IN_GRID = 40;

/** A cell of the matrix. */
export interface GridCell {
  readonly count: number;
  /** Of the messages of its row, the share, for the shade. */
  readonly share: number;
  /** The confusion, off the diagonal. */
  readonly confusion: Confusion | null;
}

/** What the messages of a row show; null: none of the intents. */
export interface GridRow {
  readonly intent: string | null;
  readonly cells: readonly GridCell[];
}

/** The confusion matrix as it is drawn. */
export interface ConfusionGrid {
  /** What messages were taken for. */
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

/**
 * Lays out the confusion matrix: a row for what messages show, a column for what they were taken for, both in the same
 * order. Out-of-scope messages stand last, where any was taken for an intent.
 *
 * @returns Null where there are too many intents to be drawn.
 */
export function confusionGrid(
  report: Pick<NluReport, 'perIntent' | 'confusions' | 'examples'>,
  nameOf: (intent: string | null) => string,
): ConfusionGrid | null {
  const { perIntent, confusions, examples } = report;
  const taken = confusions.flatMap(({ found }) => (found === null ? [] : [found]));
  const columns = [...new Set([...perIntent.map(({ intent }) => intent), ...taken])].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b)),
  );
  if (columns.length > MOST_IN_GRID) return null;
  const right = new Map(perIntent.map(({ intent, right: count }) => [intent, count]));
  const support = new Map<string | null, number>(perIntent.map((one) => [one.intent, one.support]));
  support.set(null, examples.outOfScope);
  const byPlace = new Map(confusions.map((one) => [`${one.intent ?? ''}\n${one.found ?? ''}`, one]));
  const isShown = (intent: string | null) =>
    intent === null ? confusions.some((one) => one.intent === null) : (support.get(intent) ?? 0) > 0;
  const rows = [...columns, null].filter(isShown).map((intent) => ({
    intent,
    cells: columns.map((found): GridCell => {
      const confusion = byPlace.get(`${intent ?? ''}\n${found}`) ?? null;
      const count = found === intent ? (right.get(found) ?? 0) : (confusion?.count ?? 0);
      return { count, share: count / (support.get(intent) ?? 1), confusion };
    }),
  }));
  return { columns, rows };
}
