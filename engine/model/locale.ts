import { z } from 'zod';

/** Key of a text: dotted lower-case words, `returns.ask_reason`. */
export const textKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, 'must be a dotted key such as returns.ask_reason');

/** `locales/<lang>.yaml`: texts by key, flat. Values are Liquid templates. */
export const locale = z.record(textKey, z.string());

export type Locale = z.infer<typeof locale>;

const reference = /^\$([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)$/;

/**
 * The key a text field refers to: `$returns.ask_reason` -> `returns.ask_reason`; any other text is itself the
 * template (then `undefined`). A reference always holds a dot, so an amount such as `$5` never reads as one.
 */
export function textReference(text: string): string | undefined {
  return reference.exec(text)?.[1];
}
