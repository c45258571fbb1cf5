import type { IntentQuality } from '../../../../engine/model/understanding/nluReport.ts';

/** What the table of intents can be sorted by. */
export type IntentColumn = 'intent' | 'support' | 'recall' | 'precision' | 'f1';

/** How the table is sorted. */
export interface IntentOrder {
  readonly by: IntentColumn;
  readonly descending: boolean;
}

/** Sorts intents by a column; equal ones by their names. */
export function sortIntents(
  intents: readonly IntentQuality[],
  { by, descending }: IntentOrder,
  nameOf: (intent: string) => string,
): readonly IntentQuality[] {
  const sign = descending ? -1 : 1;
  const byName = (a: IntentQuality, b: IntentQuality) => nameOf(a.intent).localeCompare(nameOf(b.intent));
  return intents.toSorted((a, b) =>
    by === 'intent' ? sign * byName(a, b) : sign * (a[by] - b[by]) || byName(a, b),
  );
}

/** The order after a click on a column: the other way round, or its worst first. */
export function orderAfterClick(order: IntentOrder, by: IntentColumn): IntentOrder {
  return by === order.by ? { by, descending: !order.descending } : { by, descending: by === 'support' };
}
