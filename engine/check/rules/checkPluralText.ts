import { localePath } from '../../model/documentKinds.ts';
import { type PluralText, pluralForms } from '../../model/locale.ts';
import { everydayForms, pluralRulesOf } from '../../model/pluralRulesOf.ts';
import type { CheckContext } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';
import { reportFaults } from '../reportFaults.ts';
import { expressionFaults, textFaults } from '../textFaults.ts';

/** A text by count has the forms that its language needs and no others, and all of it compiles. */
export function checkPluralText(context: CheckContext, locale: string, key: string, text: PluralText): void {
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
