import { localePath, manifestPath } from '../../model/documentKinds.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';
import { reportFaults } from '../reportFaults.ts';
import { textFaults } from '../textFaults.ts';

/** The project's languages have the same texts, and the texts compile. */
export const checkLocales: Rule = (context) => {
  const { project, report, isThere } = context;
  const { manifest, locales } = project;
  const { defaultLocale } = manifest;
  if (!manifest.locales.includes(defaultLocale)) {
    report(manifestPath, ['locales'], (at) =>
      checkErrors.LOCALE_DEFAULT_NOT_LISTED({ locale: defaultLocale }, at),
    );
  }
  for (const [locale, texts] of Object.entries(locales)) {
    const file = localePath(locale);
    if (!manifest.locales.includes(locale)) {
      report(file, [], (at) => checkErrors.LOCALE_NOT_LISTED({ locale }, at), 'warning');
      continue;
    }
    for (const [key, text] of Object.entries(texts))
      reportFaults(context, file, [key], textFaults(text, project));
  }
  const ours = Object.keys(locales[defaultLocale] ?? {});
  for (const locale of manifest.locales) {
    const file = localePath(locale);
    // A region falls back to its language, so `pt-BR` needs only what `pt` has not.
    const language = locale.split('-', 1)[0] ?? locale;
    if (locales[locale] === undefined && locales[language] === undefined) {
      if (ours.length === 0 || isThere(file)) continue;
      const at = ['locales', manifest.locales.indexOf(locale)];
      report(manifestPath, at, (place) => checkErrors.LOCALE_FILE_MISSING({ locale }, place), 'warning');
      continue;
    }
    for (const key of ours) {
      if (locales[locale]?.[key] !== undefined || locales[language]?.[key] !== undefined) continue;
      const params = { key, locale, from: defaultLocale };
      report(file, [], (at) => checkErrors.LOCALE_TEXT_MISSING(params, at), 'warning');
    }
  }
};
