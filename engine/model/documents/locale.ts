import { z } from 'zod';
import { languageTag } from '../identifier.ts';
import type { ProjectManifest } from './projectManifest.ts';

/** Key of a text: lower-case words separated by dots, `returns.ask_reason`. */
export const textKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, 'must be a dotted key such as returns.ask_reason');

/** The forms of a plural text: the plural categories of all languages. */
export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** A text that depends on a number. Each form is a Liquid template with the number as `count`. */
export const pluralText = z.strictObject({
  /** CEL over the usual names; must return a number. */
  count: z.string().min(1),
  /** Also used for exactly 0 in languages without a form for it. */
  zero: z.string().optional(),
  one: z.string().optional(),
  two: z.string().optional(),
  few: z.string().optional(),
  many: z.string().optional(),
  /** Used where the language needs a form that is missing. */
  other: z.string(),
});

/** A text of a locale: a Liquid template or a plural text. */
export const localeText = z.union([z.string(), pluralText], {
  error: 'must be a text, or a map with count, other and optional further forms',
});

/** `locales/<lang>.yaml`: texts by key, flat. A text is a Liquid template or a plural text. */
export const locale = z.record(textKey, localeText);

/**
 * `locales/<lang>.originals.yaml`: for translations that the studio or the command line wrote, the text that they were
 * made from. A translation is outdated if its text in the default language is now another one. Without an entry, nothing
 * is known, and the translation counts as up to date (see docs/decisions/0043).
 */
export const originals = z.strictObject({
  /** The default language at that time; with another default language, the entries have no meaning. */
  language: languageTag,
  texts: z.record(textKey, localeText).default({}),
});

export type PluralForm = (typeof pluralForms)[number];
export type PluralText = z.infer<typeof pluralText>;
export type LocaleText = z.infer<typeof localeText>;
export type Locale = z.infer<typeof locale>;
export type Originals = z.infer<typeof originals>;

const reference = /^\$([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)$/;

/**
 * The key that a text field refers to: `$returns.ask_reason` -> `returns.ask_reason`; undefined for any other text,
 * which is itself the template. A reference always contains a dot, so an amount such as `$5` is never one.
 */
export function textReference(text: string): string | undefined {
  return reference.exec(text)?.[1];
}

/** The template that represents a text where only one can be shown: of a plural text, `other`. */
export function mainTemplate(text: LocaleText): string {
  return typeof text === 'string' ? text : text.other;
}

const known = new Map<string, Intl.PluralRules>();

/** The plural rules of a language; cached, since creating them is slow. */
export function pluralRulesOf(locale: string): Intl.PluralRules {
  let rules = known.get(locale);
  if (rules === undefined) {
    rules = new Intl.PluralRules(locale);
    known.set(locale, rules);
  }
  return rules;
}

/**
 * The forms that a language needs for whole numbers that occur in conversations, each with the first such number.
 * Spanish has one for whole millions, which is not required.
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

/**
 * The locales in which a text is looked up, best first: the locale itself, its fallbacks in the project, then the same
 * for the locale without its last part (`zh-Hant-TW`, `zh-Hant`, `zh`; RFC 4647, "lookup"), and finally the default
 * locale.
 *
 * @param locale - Any language tag.
 */
export function localeChain(
  { defaultLocale, localeFallbacks }: Pick<ProjectManifest, 'defaultLocale' | 'localeFallbacks'>,
  locale: string,
): readonly string[] {
  const chain = new Set<string>();
  for (let tag = locale; tag !== ''; tag = shorter(tag)) {
    chain.add(tag);
    for (const standIn of localeFallbacks[tag] ?? []) chain.add(standIn);
  }
  return [...chain.add(defaultLocale)];
}

/** The tag without its last part; a single letter before that part is removed with it. */
function shorter(tag: string): string {
  return tag.replace(/(^|-)[^-]+$/, '').replace(/-[^-]$/, '');
}

/** The primary language of a tag, in lower case: `de-AT` -> `de`. */
export function primaryLanguage(tag: string): string {
  return (tag.split('-', 1)[0] ?? tag).toLowerCase();
}

/** The other locale if it is of the same language, as it may say the region: `en` in the region of `en-GB` is `en-GB`. */
export function inRegionOf(locale: string, other: string | undefined): string {
  return other !== undefined && primaryLanguage(other) === primaryLanguage(locale) ? other : locale;
}
