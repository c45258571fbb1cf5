// Passwords and PINs that customers tell in a sentence.
import {
  alternatives,
  backLink,
  looseLink,
  type PrivateDataKind,
  type PrivateSpan,
  placesOf,
  strongLink,
  wholeNames,
} from './privateDataKind.ts';

const passwordNames = wholeNames(({ password }) => password);
const pinNames = wholeNames(({ pin }) => pin);
/** In quotes, or up to the next space. */
const token = String.raw`(?:"([^"\n]{1,64})"|[„“”]([^„“”\n]{1,64})[“”]|«\s?([^»\n]{1,64}?)\s?»|(\S{1,64}))`;

const told = new RegExp(`(?:${passwordNames})${strongLink}${token}`, 'dgiu');
const setTo = new RegExp(
  `(?:${passwordNames})(?:\\s+(?:${alternatives(({ changedTo }) => changedTo)}))?\\s+${token}`,
  'dgiu',
);
const toldPin = new RegExp(`${pinNames}${strongLink}${token}`, 'dgiu');
const pinNumber = String.raw`(?<![\p{L}\p{Nd}]|\d[-/:.,])(\d{4,8})(?![\p{L}\p{Nd}]|[-/:.,]\d)`;
const pinAfterName = new RegExp(`${pinNames}${looseLink}${pinNumber}`, 'dgiu');
const pinBeforeName = new RegExp(`${pinNumber}${backLink}${pinNames}`, 'dgiu');
const toldBefore = new RegExp(
  String.raw`(?<!\S)(\S{4,64})\s+(?:${alternatives(({ links }) => links)})\s+(?:\p{L}+\s+){0,2}${passwordNames}`,
  'dgiu',
);

/** What a customer says about a password instead of telling it: "wrong", "not", "gesperrt". */
const remark = new RegExp(`^(?:${alternatives(({ remarks }) => remarks)})$`, 'iu');
/** After a password that is a plain word, the clause is over: "my password is the same" tells nothing. */
const clauseEnd = new RegExp(
  `^[.,;:!?)"'”“»]*(?:$|[.,;:!?\\n]|\\s+(?:$|${alternatives(({ joiners }) => joiners)})(?![\\p{L}\\p{Nd}])|\\s+[\\p{L}]+\\s?[:=]|\\s*\\n|[.,;:!?]+\\s)`,
  'iu',
);
const trailing = /[.,;:!?)\]}"'”“»]+$/;
/** Plain words have neither. */
const unlikeWords = /\p{Nd}|[^\p{L}\p{Nd}\s'’.,;:!?()-]/u;

interface Told extends PrivateSpan {
  readonly value: string;
  readonly isQuoted: boolean;
}

function tokensOf(pattern: RegExp, text: string): readonly Told[] {
  return [...text.matchAll(pattern)].flatMap(({ indices }): readonly Told[] => {
    const group = [1, 2, 3, 4].find((one) => indices?.[one] !== undefined);
    const [start, end] = indices?.[group ?? 0] ?? [0, 0];
    const whole = text.slice(start, end);
    const isQuoted = group !== 4;
    const value = isQuoted ? whole : whole.replace(trailing, '');
    return value === '' ? [] : [{ start, end: start + value.length, value, isQuoted }];
  });
}

function isTold(text: string, { value, isQuoted, end }: Told): boolean {
  if (isQuoted || unlikeWords.test(value)) return true;
  return value.length >= 3 && !remark.test(value) && clauseEnd.test(text.slice(end));
}

const minUnlinked = 4;
const hasDigit = /\p{Nd}/u;
const isUnlikeWords = ({ value }: { readonly value: string }): boolean =>
  value.length >= minUnlinked && (hasDigit.test(value) || (unlikeWords.test(value) && /\p{L}/u.test(value)));

const named = new RegExp(`${passwordNames}|${pinNames}`, 'iu');
const asksPassword = new RegExp(`(?:${passwordNames})[\\s?:.!]*$`, 'iu');
const asksPin = new RegExp(`${pinNames}[^.?!]*[.?!:]*\\s*$`, 'iu');
const onlyToken = /^\s*(\S{4,64}?)[.!]?\s*$/dgu;
const onlyPin = /^[^\p{L}\p{Nd}]?\s*(\d{4,8})\P{Nd}?\s*$/dgu;

/** Passwords and PINs: told by name, or the answer to a question for one. */
export const passwords: PrivateDataKind<'password'> = {
  id: 'password',
  label: 'passwords and PINs',
  // Nothing in a text without digits and without these words can be one; answers are looked at by what was asked.
  hint: new RegExp(`${passwordNames}|${pinNames}|\\p{Nd}`, 'iu'),
  find: ({ text, asked }) => {
    const spans: PrivateSpan[] = [];
    if (named.test(text)) {
      spans.push(
        ...tokensOf(told, text).filter((one) => isTold(text, one)),
        ...tokensOf(setTo, text).filter((one) => one.isQuoted || isUnlikeWords(one)),
        ...tokensOf(toldPin, text).filter(({ value }) => hasDigit.test(value) && value.length >= minUnlinked),
        ...placesOf(pinAfterName, text),
        ...placesOf(pinBeforeName, text),
        ...placesOf(toldBefore, text).filter(({ start, end }) =>
          isUnlikeWords({ value: text.slice(start, end) }),
        ),
      );
    }
    if (asksPin.test(asked)) spans.push(...placesOf(onlyPin, text));
    if (asksPassword.test(asked)) {
      spans.push(
        ...placesOf(onlyToken, text).filter(({ start, end }) =>
          isUnlikeWords({ value: text.slice(start, end) }),
        ),
      );
    }
    return spans;
  },
};
