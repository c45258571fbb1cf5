// Rules for the texts of locales.
import { localePath, manifestPath } from '../../model/documentKinds.ts';
import {
  everydayForms,
  type LocaleText,
  type PluralText,
  pluralForms,
  pluralRulesOf,
} from '../../model/documents/locale.ts';
import { placeholderDifference, standInsFor, translationState } from '../../model/translations.ts';
import type { CheckContext, Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';
import { expressionFaults, reportFaults, textFaults } from '../textFaults.ts';

/** A plural text has exactly the forms that its language needs, and all of them compile. */
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
    // The form for 0 is allowed in any language.
    if (form === 'zero' || pluralCategories.includes(form)) continue;
    const params = { key, locale, form };
    report(file, [key, form], (at) => checkErrors.LOCALE_PLURAL_FORM_UNUSED(params, at), 'warning');
  }
}

/** A translation is of the current text in the default language, and contains the same values. */
function checkTranslation(
  { project, report }: CheckContext,
  locale: string,
  key: string,
  text: LocaleText,
): void {
  const from = project.manifest.defaultLocale;
  const source = project.locales[from]?.[key];
  if (locale === from || source === undefined) return;
  const file = localePath(locale);
  if (translationState(project, locale, key) === 'outdated') {
    report(file, [key], (at) => checkErrors.LOCALE_TEXT_OUTDATED({ key, locale, from }, at), 'warning');
  }
  const { lost = [], added = [] } = placeholderDifference(source, text) ?? {};
  const names = (found: readonly string[]) => found.map((name) => `{{ ${name} }}`).join(', ');
  if (lost.length > 0) {
    const params = { key, locale, names: names(lost) };
    report(file, [key], (at) => checkErrors.LOCALE_PLACEHOLDER_LOST(params, at), 'warning');
  }
  if (added.length > 0) {
    const params = { key, locale, names: names(added) };
    report(file, [key], (at) => checkErrors.LOCALE_PLACEHOLDER_ADDED(params, at), 'warning');
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
      checkTranslation(context, locale, key, text);
    }
  }
  for (const locale of context.project.manifest.locales) checkCompleteness(context, locale);
};

/** The languages named in the manifest are languages of the project. */
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

/** A locale has every text of the default locale, itself or through its fallbacks. */
function checkCompleteness({ project, report, isThere }: CheckContext, locale: string): void {
  const { manifest, locales } = project;
  const { defaultLocale } = manifest;
  const file = localePath(locale);
  const ours = Object.keys(locales[defaultLocale] ?? {});
  const standIns = standInsFor(manifest, locale);
  if (standIns.every((candidate) => locales[candidate] === undefined)) {
    if (ours.length === 0 || isThere(file)) return;
    const at = ['locales', manifest.locales.indexOf(locale)];
    report(manifestPath, at, (place) => checkErrors.LOCALE_FILE_MISSING({ locale }, place), 'warning');
    return;
  }
  for (const key of ours) {
    if (standIns.some((candidate) => locales[candidate]?.[key] !== undefined)) continue;
    const params = { key, locale, from: defaultLocale };
    report(file, [key], (at) => checkErrors.LOCALE_TEXT_MISSING(params, at), 'warning');
  }
}
