// Intl formatters for a language and options, made once.

/** Why a value cannot be written; becomes the reason of an error. */
export class FormatError extends Error {}

/** Formatters are slow to make and fast to use. */
function cached<O, T>(make: (locale: string, options: O) => T): (locale: string, options: O) => T {
  const known = new Map<string, T>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    let found = known.get(key);
    if (found === undefined) {
      found = make(knownLocale(locale), options);
      if (known.size >= 1_000) known.clear();
      known.set(key, found);
    }
    return found;
  };
}

/** A language that is not known here is written as English: otherwise the machine's own language would be used. */
export function knownLocale(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    throw new FormatError(`"${locale}" is not a language tag such as de-AT`);
  }
}

export const numberFormat = cached(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
export const dateFormat = cached(
  (locale, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }),
);
export const listFormat = cached(
  (locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);
export const collator = cached((locale, options: Intl.CollatorOptions) => new Intl.Collator(locale, options));
