const CALENDAR_DATE = /^(?:\d{4}[./ -]\d{1,2}[./ -]\d{1,2}|\d{1,2}[./ -]\d{1,2}[./ -](?:\d{2}|\d{4}))$/;

/** True for digits written like a calendar date, which phone and order numbers must not swallow. */
export function looksLikeDate(text: string): boolean {
  return CALENDAR_DATE.test(text);
}
