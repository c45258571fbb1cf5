import type { Chrono } from 'chrono-node';

// "3.4.", "3.4.26", "3. 4. 2026": not part of a version, an address of a machine or an amount.
const DOTTED =
  /(?<![\d.,])(0?[1-9]|[12]\d|3[01])\.\s?(0?[1-9]|1[0-2])\.(?:\s?((?:19|20)\d{2}|\d{2}(?!\s*(?:uhr|:))))?(?![\d.]|,\d|\s?[€%])/i;
/** Two digits stand for years up to this many ahead. */
const CENTURY = 2000;

/**
 * Teaches a parser the days of German: day and month with dots, with or without a year. Without one, it is the year in
 * which the day is nearest.
 */
export function withDottedDays(parser: Chrono): Chrono {
  const taught = parser.clone();
  taught.parsers.unshift({
    pattern: () => DOTTED,
    extract: (context, match) => {
      const [day, month] = [Number(match[1]), Number(match[2])];
      if (match[3] !== undefined) {
        const year = Number(match[3]);
        return { day, month, year: year < 100 ? CENTURY + year : year };
      }
      const components = context.createParsingComponents({ day, month });
      components.imply('year', nearestYear(day, month, context.refDate.getTime()));
      return components;
    },
  });
  return taught;
}

function nearestYear(day: number, month: number, now: number): number {
  const year = new Date(now).getUTCFullYear();
  const distance = (candidate: number) => Math.abs(Date.UTC(candidate, month - 1, day) - now);
  return [year - 1, year, year + 1].reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
