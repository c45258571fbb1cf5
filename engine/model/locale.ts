import { z } from 'zod';

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

export type PluralForm = (typeof pluralForms)[number];
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
