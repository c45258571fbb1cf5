import { z } from 'zod';
import type { ProjectManifest } from './projectManifest.ts';

/** Key of a text: dotted lower-case words, `returns.ask_reason`. */
export const textKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, 'must be a dotted key such as returns.ask_reason');

/** The forms that a text by count may have: the plural categories of the languages of the world. */
export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** A text whose words depend on a number. Each form is a Liquid template that sees it as `count`. */
export const pluralText = z.strictObject({
  /** CEL over the usual names; must give a number. */
  count: z.string().min(1),
  /** Also said for exactly 0 in languages that have no form of their own for it. */
  zero: z.string().optional(),
  one: z.string().optional(),
  two: z.string().optional(),
  few: z.string().optional(),
  many: z.string().optional(),
  /** Said where the language wants a form that is not written. */
  other: z.string(),
});

const localeText = z.union([z.string(), pluralText], {
  error: 'must be a text, or a map of count, other and further forms',
});

/** `locales/<lang>.yaml`: texts by key, flat. A text is a Liquid template, or one by count. */
export const locale = z.record(textKey, localeText);

type PluralForm = (typeof pluralForms)[number];
export type PluralText = z.infer<typeof pluralText>;
export type LocaleText = z.infer<typeof localeText>;
export type Locale = z.infer<typeof locale>;

const reference = /^\$([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)$/;

/**
 * The key a text field refers to: `$returns.ask_reason` -> `returns.ask_reason`; any other text is itself the
 * template (then `undefined`). A reference always holds a dot, so an amount such as `$5` never reads as one.
 */
export function textReference(text: string): string | undefined {
  return reference.exec(text)?.[1];
}

/** The template of a text that stands for all of it where only one can be shown: of a text by count, `other`. */
export function mainTemplate(text: LocaleText): string {
  return typeof text === 'string' ? text : text.other;
}

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

/**
 * The locales in which a text is looked for, best first: the locale itself, those that the project names to stand in
 * for it, then the same for the locale with its last part taken off (`zh-Hant-TW`, `zh-Hant`, `zh`; RFC 4647,
 * "lookup"), at last the default locale.
 *
 * @param locale - A language tag, of the project or not.
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

/** The tag without its last part; a single letter, which only introduces the part behind it, goes along. */
function shorter(tag: string): string {
  return tag.replace(/(^|-)[^-]+$/, '').replace(/-[^-]$/, '');
}

/** The primary language of a tag, in lower case: `de-AT` -> `de`. */
export function primaryLanguage(tag: string): string {
  return (tag.split('-', 1)[0] ?? tag).toLowerCase();
}
