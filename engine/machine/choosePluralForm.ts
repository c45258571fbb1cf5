import type { PluralText } from '../model/locale.ts';
import { pluralRulesOf } from '../model/pluralRulesOf.ts';

/**
 * The template of a text for a number.
 *
 * @param locale - The language that the text is written in.
 * @returns `zero` for exactly 0 where that is written; else the language's form, or `other` where it is not written.
 */
export function choosePluralForm(text: PluralText, count: number, locale: string): string {
  if (count === 0 && text.zero !== undefined) return text.zero;
  return text[pluralRulesOf(locale).select(count)] ?? text.other;
}
