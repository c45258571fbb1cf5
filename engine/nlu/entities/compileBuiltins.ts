import type { Entity } from '../../model/entity.ts';
import type { NluContext } from '../../model/nluPort.ts';
import type { EntityMatch } from './entityMatch.ts';
import { findDates } from './findDates.ts';
import { findDurations } from './findDurations.ts';
import { findEmails } from './findEmails.ts';
import { findMoney } from './findMoney.ts';
import { findNumbers } from './findNumbers.ts';
import { FEWEST_ORDER_DIGITS, findOrderNumbers } from './findOrderNumbers.ts';
import { findPersonNames } from './findPersonNames.ts';
import { FEWEST_PHONE_DIGITS, findPhones } from './findPhones.ts';
import { findUrls } from './findUrls.ts';
import { keepLongest, overlap } from './keepLongest.ts';

/** Name of a built-in recogniser. */
export type Builtin = Extract<Entity, { type: 'builtin' }>['builtin'];

/** What the recognisers found, by name; what found nothing is not there. */
export type BuiltinMatches = ReadonlyMap<Builtin, readonly EntityMatch[]>;

/** Runs the built-in recognisers that a project uses. */
export type FindBuiltins = (text: string, context: NluContext) => BuiltinMatches;

/** From the most specific to the least. */
const BY_SPECIFICITY: readonly Builtin[] = [
  'email',
  'url',
  'money',
  'order_number',
  'phone',
  'date',
  'duration',
  'number',
];
const NOTHING: BuiltinMatches = new Map();
const NONE: readonly EntityMatch[] = [];

/**
 * Prepares the built-in recognisers. What a more specific one claims, a less specific one leaves alone, so that the
 * digits of a phone number are not also a number: e-mail, URL, amount of money, order number so called, phone number
 * written as one, bare digits, date, span of time, number. Ten bare digits may be an order or a phone number: they are what the
 * project looks for, the order number first, since a state that asks for a phone number reads the whole message anyway.
 *
 * @param wanted - The recognisers that the project uses.
 */
export function compileBuiltins(wanted: ReadonlySet<Builtin>): FindBuiltins {
  const last = BY_SPECIFICITY.findLastIndex((builtin) => wanted.has(builtin));
  // What is less specific than everything wanted cannot change the outcome.
  const needed = new Set(BY_SPECIFICITY.slice(0, last + 1));
  const [emails, urls, orders, phones] = (['email', 'url', 'order_number', 'phone'] as const).map((builtin) =>
    needed.has(builtin),
  );
  const [dates, durations, money, numbers, names] = (
    ['date', 'duration', 'money', 'number', 'person_name'] as const
  ).map((builtin) => wanted.has(builtin));
  const blockingDates = needed.has('date');
  return (text, context) => {
    const taken: EntityMatch[] = [];
    let found: Map<Builtin, readonly EntityMatch[]> | undefined;
    const claim = (builtin: Builtin, matches: readonly EntityMatch[]): void => {
      if (matches.length === 0) return;
      const free = keepLongest(matches).filter((match) => !taken.some((other) => overlap(other, match)));
      if (free.length === 0) return;
      taken.push(...free);
      if (!wanted.has(builtin)) return;
      found ??= new Map();
      const plain = free.map(({ start, end, value }) => ({ start, end, value }));
      found.set(builtin, [...(found.get(builtin) ?? NONE), ...plain]);
    };
    const digits = countDigits(text);
    if (emails) claim('email', findEmails(text));
    if (urls) claim('url', findUrls(text));
    // What looks for a number only still finds the 20 of "20 dollars".
    if (money) claim('money', findMoney(text, context.locale));
    const orderNumbers = orders && digits >= FEWEST_ORDER_DIGITS ? findOrderNumbers(text) : NO_CLAIMS;
    claim('order_number', orderNumbers.filter(isCertain));
    // Reading phone numbers takes long, and none is made of digits that are taken.
    const hasPhone =
      phones && digits >= FEWEST_PHONE_DIGITS && countDigits(text, taken) >= FEWEST_PHONE_DIGITS;
    const phoneNumbers = hasPhone ? findPhones(text, context.locale) : NO_CLAIMS;
    claim('phone', phoneNumbers.filter(isCertain));
    if (wanted.has('order_number')) claim('order_number', orderNumbers);
    if (wanted.has('phone')) claim('phone', phoneNumbers);
    // "In two weeks" is a day, "for two weeks" is a span of time.
    const spans = durations ? findDurations(text, context.locale) : NONE;
    if (dates || (blockingDates && (digits > 0 || spans.length > 0))) claim('date', findDates(text, context));
    claim('duration', spans);
    if (numbers) claim('number', findNumbers(text, context.locale));
    const people = names ? keepLongest(findPersonNames(text)) : NONE;
    if (people.length > 0) {
      found ??= new Map();
      found.set('person_name', people);
    }
    return found ?? NOTHING;
  };
}

type Uncertain = EntityMatch & { readonly certain: boolean };

const NO_CLAIMS: readonly Uncertain[] = [];

function isCertain({ certain }: Uncertain): boolean {
  return certain;
}

/** Number of ASCII digits outside of what is taken, counted up to what any recogniser asks for. */
function countDigits(text: string, taken: readonly EntityMatch[] = NONE): number {
  let count = 0;
  for (let at = 0; at < text.length && count < FEWEST_PHONE_DIGITS; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) continue;
    if (taken.length === 0 || !taken.some(({ start, end }) => start <= at && at < end)) count++;
  }
  return count;
}
