import type { Entity } from '../../model/entity.ts';
import type { NluContext } from '../../model/nluPort.ts';
import type { EntityMatch } from './entityMatch.ts';
import { findDates } from './findDates.ts';
import { findEmails } from './findEmails.ts';
import { findMoney } from './findMoney.ts';
import { findNumbers } from './findNumbers.ts';
import { findOrderNumbers } from './findOrderNumbers.ts';
import { findPersonNames } from './findPersonNames.ts';
import { findPhones } from './findPhones.ts';
import { findUrls } from './findUrls.ts';
import { keepLongest, overlap } from './keepLongest.ts';

/** Name of a built-in recogniser. */
export type Builtin = Extract<Entity, { type: 'builtin' }>['builtin'];

interface Claim {
  readonly builtin: Builtin;
  readonly matches: readonly EntityMatch[];
}

const HAS_DIGIT = /\d/;

/**
 * Runs the built-in recognisers. What a more specific one claims, a less specific one leaves alone, so that the
 * digits of a phone number are not also a number: e-mail, URL, amount of money, order number so called, phone number written as one,
 * bare digits, date, number. Ten bare digits may be an order or a phone number: they are what the project looks for,
 * the order number first, since a state that asks for a phone number reads the whole message anyway.
 *
 * @param wanted - The recognisers that the project uses.
 */
export function findBuiltins(
  text: string,
  context: NluContext,
  wanted: ReadonlySet<Builtin>,
): ReadonlyMap<Builtin, readonly EntityMatch[]> {
  const found = new Map<Builtin, readonly EntityMatch[]>();
  for (const { builtin, matches } of settle(claims(text, context, wanted))) {
    if (wanted.has(builtin)) found.set(builtin, [...(found.get(builtin) ?? []), ...matches]);
  }
  if (wanted.has('person_name')) found.set('person_name', keepLongest(findPersonNames(text)));
  return found;
}

/** From the most specific to the least. */
const BY_SPECIFICITY: readonly Builtin[] = [
  'email',
  'url',
  'money',
  'order_number',
  'phone',
  'date',
  'number',
];

function claims(text: string, context: NluContext, wanted: ReadonlySet<Builtin>): readonly Claim[] {
  const last = BY_SPECIFICITY.findLastIndex((builtin) => wanted.has(builtin));
  // What is less specific than everything wanted cannot change the outcome.
  const needed = new Set(BY_SPECIFICITY.slice(0, last + 1));
  const hasDigit = HAS_DIGIT.test(text);
  const orders = hasDigit && needed.has('order_number') ? findOrderNumbers(text) : [];
  const phones = hasDigit && needed.has('phone') ? findPhones(text, context.locale) : [];
  const dates = needed.has('date') && (hasDigit || wanted.has('date')) ? findDates(text, context) : [];
  return [
    { builtin: 'email', matches: needed.has('email') ? findEmails(text) : [] },
    { builtin: 'url', matches: needed.has('url') ? findUrls(text) : [] },
    // What looks for a number only still finds the 20 of "20 dollars".
    { builtin: 'money', matches: wanted.has('money') ? findMoney(text, context.locale) : [] },
    { builtin: 'order_number', matches: orders.filter((match) => match.certain) },
    { builtin: 'phone', matches: phones.filter((match) => match.certain) },
    { builtin: 'order_number', matches: wanted.has('order_number') ? orders : [] },
    { builtin: 'phone', matches: wanted.has('phone') ? phones : [] },
    { builtin: 'date', matches: dates },
    { builtin: 'number', matches: wanted.has('number') ? findNumbers(text, context.locale) : [] },
  ];
}

function settle(claimed: readonly Claim[]): readonly Claim[] {
  const taken: EntityMatch[] = [];
  return claimed.map(({ builtin, matches }) => {
    const free = keepLongest(matches).filter((match) => !taken.some((other) => overlap(other, match)));
    taken.push(...free);
    return { builtin, matches: free.map(({ start, end, value }) => ({ start, end, value })) };
  });
}
