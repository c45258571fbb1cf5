import type { PluralForm } from './locale.ts';

const known = new Map<string, Intl.PluralRules>();

/** The plural rules of a language; making them is dear, so they are kept. */
export function pluralRulesOf(locale: string): Intl.PluralRules {
  let rules = known.get(locale);
  if (rules === undefined) {
    rules = new Intl.PluralRules(locale);
    known.set(locale, rules);
  }
  return rules;
}

/**
 * The forms that a language wants for whole numbers as they occur in conversations, each with the first such number.
 * Spanish has one of its own for whole millions, which nobody need write.
 */
export function everydayForms(locale: string): ReadonlyMap<PluralForm, number> {
  const rules = pluralRulesOf(locale);
  const forms = new Map<PluralForm, number>();
  for (let count = 0; count <= 200; count += 1) {
    const form = rules.select(count);
    if (!forms.has(form)) forms.set(form, count);
  }
  return forms;
}
