import { nationalIds } from './nationalIds.ts';
import { passwords } from './passwords.ts';
import { cardCodes, cards, ibans } from './paymentData.ts';
import type { HeardText, PrivateDataKind, PrivateSpan } from './privateDataKind.ts';

/** The kinds of private data that are recognised in free text. To add one, write its entry and add it here. */
export const privateDataKinds = [cards, cardCodes, ibans, passwords, nationalIds] as const;

/** Id of a kind of private data: `card`. */
export type PrivateDataId = (typeof privateDataKinds)[number]['id'];

const kinds: readonly PrivateDataKind<PrivateDataId>[] = privateDataKinds;

/** A piece of private data in a text, with its kind. */
export interface PrivateData extends PrivateSpan {
  readonly kind: PrivateDataId;
}

/** A mask, in which every letter is an x and every digit a 0, hides nothing. */
const content = /(?![xX0])[\p{L}\p{Nd}]/u;

/**
 * Finds private data in a text: in order; pieces that overlap are one. Masks are not found again.
 *
 * @param wanted - The kinds to look for.
 */
export function findPrivateData(heard: HeardText, wanted: readonly PrivateDataId[]): readonly PrivateData[] {
  const found = kinds.flatMap(({ id, hint, find }) =>
    wanted.includes(id) && hint.test(heard.text) ? find(heard).map((span) => ({ ...span, kind: id })) : [],
  );
  if (found.length === 0) return [];
  const ordered = found
    .filter(({ start, end }) => content.test(heard.text.slice(start, end)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: PrivateData[] = [];
  for (const one of ordered) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
    else if (one.end > last.end) kept[kept.length - 1] = { ...last, end: one.end };
  }
  return kept;
}
