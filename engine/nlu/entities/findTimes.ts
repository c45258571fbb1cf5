import { allMatches, type EntityMatch } from '../../model/entities/entityMatch.ts';
import { everydayWords, partByLanguage, stopWords } from '../../model/languageParts.ts';
import type { TimeWords } from '../../model/languages/valueWords.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';

const HOUR = 60;
const HALF_DAY = 12;
const DAY = 24;
/** From this hour on, an hour without more is one of the day; before, it may be morning or afternoon. */
const FIRST_CLEAR_HOUR = 7;
/** "Seven at night" is one of the evening, "two at night" one after midnight. */
const FIRST_NIGHT_HOUR = 6;
/** Characters before a time in which a part of the day may stand. */
const LONGEST_PART = 40;

interface TimeReader {
  readonly find: (text: string) => readonly EntityMatch[];
}

const readerOf = madeByLanguage(partByLanguage('times'), compile);

/**
 * Times of day in English and German, as `HH:MM`. An hour that may be one of the morning or the afternoon ("at five")
 * is none.
 */
export function findTimes(text: string, locale: string): readonly EntityMatch[] {
  return readerOf(locale)?.find(text) ?? [];
}

function compile(words: TimeWords): TimeReader {
  const { digits, hours, minutes, said, named, morning, afternoon, night, isTwentyFour } = words;
  const hour = String.raw`(?:(?<hour>1[0-2]|[1-9])(?!\d|[.:]\d)|(?<hourWord>${[...hours].reverse().join('|')})(?!\p{L}))`;
  const minute = String.raw`(?:(?<minute>[1-5]?\d)|(?<minuteWord>${minutes.map(([word]) => word).join('|')}))(?: (?:minutes?|minuten?))?`;
  const head = String.raw`(?<![\p{L}\d]|\d[.,:/-]|[$€£])`;
  const tail = String.raw`(?![\p{L}\d]|[:.,]\d|\s?[€$£%])`;
  const part = `(?:,? (?:(?<am>${morning})|(?<pm>${afternoon})|(?<night>${night})))?`;
  // "Abends um halb acht": the span has the part of the day, without which it would be another time.
  const partBefore = new RegExp(
    String.raw`(?<![\p{L}\d])(?:(?<am>${words.morningBefore})|(?<pm>${words.afternoonBefore})|(?<night>${night})),? (?:(?:${words.joint}) )?$`,
    'iu',
  );
  const inDigits = digits.map((pattern) => new RegExp(`${head}${pattern}${part}${tail}`, 'giu'));
  const inWords = said.map(
    ([pattern, add]) =>
      [
        new RegExp(head + pattern.replace('{HOUR}', hour).replace('{MIN}', minute) + part + tail, 'giu'),
        add,
      ] as const,
  );
  const moments = named.map(
    ([word, value]) => [new RegExp(`${head}(?:${word})${tail}`, 'giu'), value] as const,
  );
  const hourOf = (word: string): number =>
    hours.findIndex((one) => new RegExp(`^(?:${one})$`, 'iu').test(word)) + 1;
  const minutesOf = (word: string): number =>
    minutes.find(([one]) => new RegExp(`^(?:${one})$`, 'iu').test(word))?.[1] ?? 0;
  const mightContain = new RegExp(
    String.raw`\d(?::\d|\.\d\d|\s?(?:[ap]\.?m|uhr|o['\u2019]?clock)|,? (?:${morning}|${afternoon}|${night}))|(?<!\p{L})(?:${hours.join('|')}|${minutes.map(([word]) => word).join('|')})(?!\p{L})|${said
      .map(
        ([pattern]) =>
          pattern
            .replaceAll(/\{\w+\}|\(.*?\)/g, '')
            .trim()
            .split(' ')[0] || '$.',
      )
      .join('|')}|${named.map(([word]) => word).join('|')}`,
    'iu',
  );
  return {
    find: (text) => {
      if (!mightContain.test(text)) return [];
      return [
        ...inDigits.flatMap((pattern) => allMatches(text, pattern).flatMap((match) => read(text, match, 0))),
        ...inWords.flatMap(([pattern, add]) =>
          allMatches(text, pattern).flatMap((match) =>
            isFollowedByNoun(text, match) ? [] : read(text, match, add),
          ),
        ),
        ...moments.flatMap(([pattern, value]) =>
          allMatches(text, pattern).map((match) => ({
            start: match.index,
            end: match.index + match[0].length,
            value,
          })),
        ),
      ];
    },
  };

  function read(
    text: string,
    match: RegExpExecArray,
    add: number | 'after' | 'before',
  ): readonly EntityMatch[] {
    const { groups = {} } = match;
    const written = groups.hour;
    const base = written === undefined ? hourOf(groups.hourWord ?? '') : Number(written);
    const counted =
      groups.minute !== undefined
        ? Number(groups.minute)
        : groups.minuteWord === undefined
          ? Number(groups.after ?? 0)
          : minutesOf(groups.minuteWord);
    const half = groups.half?.toLowerCase();
    const before = partBefore.exec(text.slice(Math.max(0, match.index - LONGEST_PART), match.index));
    const parts = { ...before?.groups };
    const isNight = (groups.night ?? parts.night) !== undefined;
    const isLate = base >= FIRST_NIGHT_HOUR && base < HALF_DAY;
    const isMorning =
      half === 'a' || (groups.am ?? parts.am) !== undefined || (isNight && !isLate && base <= HALF_DAY);
    const isAfternoon = half === 'p' || (groups.pm ?? parts.pm) !== undefined || (isNight && isLate);
    const shift = add === 'after' ? counted : add === 'before' ? -counted : add === 0 ? counted : add;
    let total = (base === DAY ? 0 : base) * HOUR + shift;
    if (isAfternoon && base < HALF_DAY) total += HALF_DAY * HOUR;
    if (isMorning && base === HALF_DAY) total -= HALF_DAY * HOUR;
    // "22:00 in the morning", "morning at 3pm": one of the two is wrong.
    if (isMorning && (base > HALF_DAY || isAfternoon)) return [];
    // "05:30" and "17:30" leave no doubt; "at 5:30" does.
    const isClear =
      isMorning ||
      isAfternoon ||
      base >= FIRST_CLEAR_HOUR ||
      (written?.startsWith('0') === true && add === 0);
    const isBareHour = isTwentyFour && add === 0 && base > HALF_DAY;
    if (!isClear && !isBareHour) return [];
    const minutesOfDay = (total + DAY * HOUR) % (DAY * HOUR);
    const value = `${String(Math.floor(minutesOfDay / HOUR)).padStart(2, '0')}:${String(minutesOfDay % HOUR).padStart(2, '0')}`;
    const length = match[0].replace(/\s+$/, '').length;
    return [{ start: match.index - (before?.[0].length ?? 0), end: match.index + length, value }];
  }
}

const UNIT =
  /^(?:business |working |werk)?(?:days?|weeks?|months?|years?|hours?|minutes?|people|items?|tagen?|wochen?|monaten?|jahren?|stunden?|minuten?)$/iu;

/** "Five to ten business days": what follows is counted, so it is no time. */
function isFollowedByNoun(text: string, match: RegExpExecArray): boolean {
  const next = /^\s+([\p{L}'\u2019]+)/u.exec(text.slice(match.index + match[0].length))?.[1]?.toLowerCase();
  return next !== undefined && (UNIT.test(next) || !(stopWords.has(next) || everydayWords.has(next)));
}
