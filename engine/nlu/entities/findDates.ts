import { localTime } from '../../base/formats/timeZone.ts';
import { type EntityMatch, keepLongest } from '../../model/entities/entityMatch.ts';
import { partByLanguage, stopWords } from '../../model/languageParts.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';
import type { NluContext } from '../../model/ports.ts';
import { dayOf, isoOfDay, weekdayOfDay } from './dates/calendarDays.ts';
import { joinDates, type ReadDate } from './dates/dateRanges.ts';
import { compileDateRules, type DateRules, type SaidDate } from './dates/dateRules.ts';
import type { DateDirection } from './dates/dateTense.ts';
import { dayOfSaid, moved } from './dates/dayOfSaid.ts';
import { findLibraryDates } from './dates/libraryDates.ts';
import { findNumericDates } from './dates/numericDates.ts';

const rulesOf = madeByLanguage(partByLanguage('dates'), compileDateRules);

/**
 * False if a message cannot contain a date. This avoids reading most messages, which takes longer than everything else
 * together.
 */
export function mightContainDate(text: string, locale: string): boolean {
  return rulesOf(locale)?.mightContain.test(text) ?? true;
}

/**
 * Dates, as `YYYY-MM-DD`, counted from the day of `context.now` in the time zone. Months, weeks, times and ranges do not name a
 * single day. An expression is read to its end: next to a word that could belong to it, it is no date. A date without a
 * year and a day of the week follow the tense of the sentence, or else what the waiting state expects or asks.
 */
export function findDates(text: string, context: NluContext): readonly EntityMatch[] {
  return readDates(text, context).filter(({ value }) => value !== null);
}

/** The same with the expressions that name no day for sure, whose value is null: their digits are no numbers either. */
export function readDates(text: string, context: NluContext): readonly EntityMatch[] {
  const { locale, now } = context;
  const rules = rulesOf(locale);
  if (rules === undefined) return findLibraryDates(text, context);
  if (!rules.mightContain.test(text)) return [];
  // Of the same length, so that places are those of the message.
  const lower = text.replace(/[\u00a0\u202f]/g, ' ').replace(/\p{Lu}/gu, (letter) => sameLength(letter));
  const today = dayOf(localTime(now, context.timeZone));
  const isNoDate = rules.isNoDate(lower);
  const { question } = context;
  const expected = context.dates ?? (question === undefined ? undefined : rules.tense.ofQuestion(question));
  const numeric = findNumericDates(lower, { locale, today, isNoDate, rules });
  const candidates = [...numeric, ...rules.find(lower)].map(readWhole);
  const whole = (keepLongest(candidates) as readonly ReadDate[]).map((date) =>
    rules.isTouched(lower, date.start, date.end) ? { ...date, day: undefined } : date,
  );
  return joinDates(lower, whole, today, rules).map(({ start, end, day }) => ({
    start,
    end,
    value: day === undefined ? null : isoOfDay(day),
  }));

  /** Reads an expression with what belongs to it before and behind. */
  function readWhole(said: SaidDate): ReadDate {
    const known = rules as DateRules;
    let { start, end } = said;
    const tense = known.tense.read(lower, known.rangeStart(lower, start) ?? start, end);
    const dayOfTense = (one: DateDirection) => dayOfSaid({ ...said, weekday }, today, one, known);
    let weekday = said.weekday;
    if (said.meaning === 'calendar') {
      const named = known.weekdayBefore(lower, start);
      if (named !== undefined) [start, weekday] = [named.start, named.weekday];
    }
    // "By Thursday" on a Thursday is today; otherwise nobody calls today by its name.
    const isToday =
      said.meaning === 'weekday' && weekday === weekdayOfDay(today) && known.tense.isLimit(lower, start);
    let day = isToday
      ? today
      : tense === 'open' && expected === undefined
        ? sameDay(dayOfTense('past'), dayOfTense('future'))
        : dayOfTense(tense === 'open' ? expected : (tense ?? expected));
    if (said.isHoliday === true && !isDayItself(lower, end, said)) day = undefined;
    end = known.dayPartEnd(lower, end);
    const behind = known.behind(lower, end);
    const before = behind === undefined ? known.before(lower, start) : undefined;
    const counted = behind ?? before;
    if (counted !== undefined) {
      const isVague = counted.meaning === 'ago' && said.meaning === 'weekday' && counted.unit !== 'D';
      day = day === undefined || isVague ? undefined : moved(day, counted);
      [start, end] = [Math.min(start, counted.start), Math.max(end, counted.end)];
    }
    return { start, end, day, said, value: null };
  }
}

/** A day that does not depend on the tense. */
function sameDay(past: number | undefined, future: number | undefined): number | undefined {
  return past === future ? past : undefined;
}

function sameLength(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

/** "Christmas", not "Christmas present". */
function isDayItself(text: string, end: number, said: SaidDate): boolean {
  if (said.year !== undefined || said.yearOffset !== undefined) return true;
  const next = /^\s*(?:$|[^\p{L}\d\s]|([\p{L}'\u2019]+))/u.exec(text.slice(end));
  return next !== null && (next[1] === undefined || stopWords.has(next[1]));
}
