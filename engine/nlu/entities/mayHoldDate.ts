import { primaryLanguage } from '../../model/primaryLanguage.ts';

// What every day that the library reads in these languages holds a part of. Too much does no harm.
const ENGLISH =
  /\d\s?[./-]\s?\d|\d(?:st|nd|rd|th|[smhdwqy])|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|day|week|month|mo\b|mos\b|quarter|qtr|year|yr|decade|hour|hr|min|sec|[smhdwy]\b|now|toda|toni|tom|tmr|overmorrow|yest|night|morning|afternoon|evening|noon|midnight|ago|later)/i;
const GERMAN =
  /\d\s?[./-]\s?\d|\d\.|heut|morgen|gestern|jetzt|tag|woche|monat|jahr|quartal|stunde|minute|sekunde|mittwoch|nacht|mittag|abend|früh|jan|jän|feb|mär|mar|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez|\b(?:mo|di|mi|do|fr|sa|so|mon|die|mit|don|fre|sam|son|in|vor|h|min|sek)\b/i;

/**
 * False when a message cannot hold a day, so that reading it closer is in vain: the library takes longer over one message
 * than everything else together.
 */
export function mayHoldDate(text: string, locale: string): boolean {
  const language = primaryLanguage(locale);
  if (language === 'en') return ENGLISH.test(text);
  if (language === 'de') return GERMAN.test(text);
  return true;
}
