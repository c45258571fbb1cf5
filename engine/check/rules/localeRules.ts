// Rules for the texts of locales.
import { localePath, manifestPath } from '../../model/documentKinds.ts';
import {
  everydayForms,
  localeChain,
  type PluralText,
  pluralForms,
  pluralRulesOf,
} from '../../model/documents/locale.ts';
import type { CheckContext, Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';
import { expressionFaults, reportFaults, textFaults } from '../textFaults.ts';

/** A text by count has the forms that its language needs and no others, and all of it compiles. */
function checkPluralText(context: CheckContext, locale: string, key: string, text: PluralText): void {
  const { project, report } = context;
  const file = localePath(locale);
  reportFaults(context, file, [key, 'count'], expressionFaults(text.count, project));
  const needed = everydayForms(locale);
  const { pluralCategories } = pluralRulesOf(locale).resolvedOptions();
  for (const form of pluralForms) {
    const source = text[form];
    if (source === undefined) {
      if (!needed.has(form)) continue;
      const params = { key, locale, form, example: needed.get(form) ?? 0 };
      report(file, [key], (at) => checkErrors.LOCALE_PLURAL_FORM_MISSING(params, at), 'warning');
      continue;
    }
    reportFaults(context, file, [key, form], textFaults(source, project));
    // Nothing at all may have its own words in any language.
    if (form === 'zero' || pluralCategories.includes(form)) continue;
    const params = { key, locale, form };
    report(file, [key, form], (at) => checkErrors.LOCALE_PLURAL_FORM_UNUSED(params, at), 'warning');
  }
}

/** The project's languages have the same texts, and the texts compile. */
export const checkLocales: Rule = (context) => {
  checkLanguages(context);
  for (const [locale, texts] of Object.entries(context.project.locales)) {
    const file = localePath(locale);
    if (!context.project.manifest.locales.includes(locale)) {
      context.report(file, [], (at) => checkErrors.LOCALE_NOT_LISTED({ locale }, at), 'warning');
      continue;
    }
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text === 'string') reportFaults(context, file, [key], textFaults(text, context.project));
      else checkPluralText(context, locale, key, text);
    }
  }
  for (const locale of context.project.manifest.locales) checkCompleteness(context, locale);
};

/** The languages that the manifest names are languages of the project. */
function checkLanguages({ project, report }: CheckContext): void {
  const { defaultLocale, locales, localeFallbacks } = project.manifest;
  if (!locales.includes(defaultLocale)) {
    report(manifestPath, ['locales'], (at) =>
      checkErrors.LOCALE_DEFAULT_NOT_LISTED({ locale: defaultLocale }, at),
    );
  }
  for (const [locale, fallbacks] of Object.entries(localeFallbacks)) {
    for (const [index, fallback] of fallbacks.entries()) {
      if (locales.includes(fallback)) continue;
      const path = ['localeFallbacks', locale, index];
      const params = { locale, fallback };
      report(manifestPath, path, (at) => checkErrors.LOCALE_FALLBACK_NOT_LISTED(params, at), 'warning');
    }
  }
}

/** A locale has every text of the default one, itself or through those that stand in for it. */
function checkCompleteness({ project, report, isThere }: CheckContext, locale: string): void {
  const { manifest, locales } = project;
  const { defaultLocale } = manifest;
  const file = localePath(locale);
  const ours = Object.keys(locales[defaultLocale] ?? {});
  // Of the default locale only what somebody says it stands in for: that customers read it is the finding.
  const wanted = manifest.localeFallbacks[locale]?.includes(defaultLocale) === true;
  const chain = localeChain(manifest, locale).filter(
    (candidate) => wanted || candidate !== defaultLocale || candidate === locale,
  );
  if (chain.every((candidate) => locales[candidate] === undefined)) {
    if (ours.length === 0 || isThere(file)) return;
    const at = ['locales', manifest.locales.indexOf(locale)];
    report(manifestPath, at, (place) => checkErrors.LOCALE_FILE_MISSING({ locale }, place), 'warning');
    return;
  }
  for (const key of ours) {
    if (chain.some((candidate) => locales[candidate]?.[key] !== undefined)) continue;
    const params = { key, locale, from: defaultLocale };
    report(file, [], (at) => checkErrors.LOCALE_TEXT_MISSING(params, at), 'warning');
  }
}
