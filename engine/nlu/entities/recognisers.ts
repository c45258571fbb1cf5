import type { Builtin } from '../../model/entities/builtin/builtins.ts';
import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import type { NluContext } from '../../model/nluPort.ts';
import { findDates } from './findDates.ts';
import { findDurations } from './findDurations.ts';
import { findEmails } from './findEmails.ts';
import { findMoney } from './findMoney.ts';
import { findNumbers } from './findNumbers.ts';
import { FEWEST_ORDER_DIGITS, findOrderNumbers } from './findOrderNumbers.ts';
import { findPersonNames } from './findPersonNames.ts';
import { FEWEST_PHONE_DIGITS, findPhones } from './findPhones.ts';
import { findUrls } from './findUrls.ts';

/** A value that a recogniser found; one that is not certain waits for the certain ones of its rivals. */
export type Candidate = EntityMatch & { readonly certain?: boolean };

/** How a built-in recogniser works, and how it shares a text with the others. */
export interface Recogniser {
  /** Finds values in a text, in any order, possibly overlapping. */
  readonly find: (text: string, context: NluContext) => readonly Candidate[];
  /**
   * Rank among the recognisers, from the most specific (1) to the least: what one claims, those after it leave alone.
   * Recognisers of the same rank are rivals: the certain values of all of them come before the uncertain ones. Without
   * a rank, a recogniser neither claims anything nor minds what others claim.
   */
  readonly rank?: number;
  /**
   * Whether it also claims values when the project does not look for them, so that they are nothing less specific. A
   * function says it of a text: reading it may be costly, and the answer clear without.
   */
  readonly always?:
    | true
    | ((text: string, context: NluContext, wanted: ReadonlySet<Builtin>, digits: number) => boolean);
  /** Fewest ASCII digits that are not yet claimed with which it is asked at all. */
  readonly fewestDigits?: number;
}

/**
 * The built-in recognisers by name. Ten bare digits may be an order or a phone number: they are what the project looks
 * for, the order number first, since a state that asks for a phone number reads the whole message anyway.
 */
export const recognisers: Readonly<Record<Builtin, Recogniser>> = {
  email: { find: findEmails, rank: 1, always: true },
  url: { find: findUrls, rank: 2, always: true },
  // What looks for a number only still finds the 20 of "20 dollars".
  money: { find: (text, { locale }) => findMoney(text, locale), rank: 3 },
  order_number: { find: findOrderNumbers, rank: 4, always: true, fewestDigits: FEWEST_ORDER_DIGITS },
  // Reading phone numbers takes long, and none is made of digits that are taken.
  phone: {
    find: (text, { locale }) => findPhones(text, locale),
    rank: 4,
    always: true,
    fewestDigits: FEWEST_PHONE_DIGITS,
  },
  // "In two weeks" is a day, "for two weeks" is a span of time.
  date: {
    find: findDates,
    rank: 5,
    always: (text, { locale }, wanted, digits) =>
      digits > 0 || (wanted.has('duration') && findDurations(text, locale).length > 0),
  },
  duration: { find: (text, { locale }) => findDurations(text, locale), rank: 6 },
  number: { find: (text, { locale }) => findNumbers(text, locale), rank: 7 },
  person_name: { find: findPersonNames },
};
