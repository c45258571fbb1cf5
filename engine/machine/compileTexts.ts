import { compileTemplate } from '../base/compileTemplate.ts';
import type { Audience } from '../base/formats/audience.ts';
import type { JsonObject } from '../base/json.ts';
import {
  inRegionOf,
  type LocaleText,
  localeChain,
  type PluralText,
  pluralRulesOf,
  textReference,
} from '../model/documents/locale.ts';
import { builtinTexts } from '../model/languageParts.ts';
import { findText, type Project } from '../model/project.ts';
import type { CompiledProject } from './compiledProject.ts';
import { machineErrors } from './errors.ts';

/**
 * The template of a plural text for a count.
 *
 * @param locale - The language of the text.
 * @returns `zero` for exactly 0 if that form is present; otherwise the language's form, or `other` if it is missing.
 */
function choosePluralForm(text: PluralText, count: number, locale: string): string {
  if (count === 0 && text.zero !== undefined) return text.zero;
  return text[pluralRulesOf(locale).select(count)] ?? text.other;
}

type Render = (names: () => JsonObject, audience: () => Audience) => string;

/**
 * Compiles the texts of a project. A `$key` is looked up in the conversation's locale and its fallbacks (see
 * `localeChain`), each time also among the built-in texts. Every text is compiled once for each locale that uses it.
 *
 * @param evaluate - The evaluator of the project, for the count of plural texts.
 */
export function compileTexts(
  project: Pick<Project, 'manifest' | 'locales'>,
  evaluate: CompiledProject['evaluate'],
): Pick<CompiledProject, 'localeFor' | 'render' | 'wordings'> {
  const { manifest } = project;
  const byLocale = new Map<string, Map<string, Render>>();

  const compile = (source: string, locale: string): Render => {
    const key = textReference(source);
    if (key === undefined) return renderer(source, locale);
    const found = findText(project, locale, key);
    if (found === undefined) {
      throw machineErrors.MACHINE_TEXT_MISSING(
        { key, locale },
        { location: { file: `locales/${locale}.yaml` } },
      );
    }
    return typeof found.text === 'string'
      ? renderer(found.text, inRegionOf(found.locale, locale))
      : byCount(found.text, inRegionOf(found.locale, locale), key, evaluate);
  };

  return {
    localeFor: (wanted) => {
      // Shortcut for the usual case: the wanted locale is one of the project's.
      if (manifest.locales.includes(wanted)) return wanted;
      const served = localeChain(manifest, wanted).find((locale) => manifest.locales.includes(locale));
      return served ?? manifest.defaultLocale;
    },
    wordings: (key, locale) => {
      const written = findText(project, locale, key)?.locale ?? locale;
      // A project that rewords a text writes its other wordings too: mixing both could mix formal and informal address.
      const own = project.locales[written];
      const texts = own?.[key] === undefined ? builtinTexts[written] : own;
      const wordings = [key];
      for (let next = 2; texts?.[`${key}_${next}`] !== undefined; next++) wordings.push(`${key}_${next}`);
      return wordings.map((one) => `$${one}`);
    },
    render: (text, locale, names, audience) => {
      let texts = byLocale.get(locale);
      if (texts === undefined) {
        texts = new Map();
        byLocale.set(locale, texts);
      }
      let render = texts.get(text);
      if (render === undefined) {
        render = compile(text, locale);
        texts.set(text, render);
      }
      return render(names, audience);
    },
  };
}

/** @param locale - What the text is written in. */
function renderer(source: string, locale: string): Render {
  // Most texts are constant and need no template engine.
  if (!/\{[{%]/.test(source)) return () => source;
  const template = compileTemplate(source, { forPeople: true });
  return (names, audience) => {
    const given = audience();
    return template.render(names(), { ...given, locale: inRegionOf(locale, given.locale) });
  };
}

/** A plural text: the form follows a count, by the rules of the language it is written in. */
function byCount(
  text: Exclude<LocaleText, string>,
  locale: string,
  key: string,
  evaluate: CompiledProject['evaluate'],
): Render {
  const renderers = new Map<string, Render>();
  return (names, audience) => {
    const values = names();
    const count = evaluate(text.count, values);
    if (typeof count !== 'number') {
      const params = { key, value: JSON.stringify(count) };
      throw machineErrors.MACHINE_COUNT_NOT_A_NUMBER(params, {
        location: { file: `locales/${locale}.yaml` },
      });
    }
    const source = choosePluralForm(text, count, locale);
    let render = renderers.get(source);
    if (render === undefined) {
      render = renderer(source, locale);
      renderers.set(source, render);
    }
    return render(() => ({ ...values, count }), audience);
  };
}
