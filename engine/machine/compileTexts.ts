import { compileTemplate } from '../base/compileTemplate.ts';
import type { JsonObject } from '../base/json.ts';
import { builtinTexts } from '../model/builtinTexts/builtinTexts.ts';
import { type Locale, textReference } from '../model/locale.ts';
import type { ProjectManifest } from '../model/projectManifest.ts';
import type { CompiledProject } from './compiledProject.ts';
import { errors } from './errors.ts';

type Render = (names: () => JsonObject) => string;

/**
 * Makes the texts of a project: a `$key` is looked up in the conversation's locale, then in its language, then in
 * the project's default locale, in each also among the built-in texts. Each text is compiled once for each locale it is used in.
 */
export function compileTexts(
  manifest: ProjectManifest,
  locales: Readonly<Record<string, Locale>>,
): Pick<CompiledProject, 'localeFor' | 'render'> {
  const byLocale = new Map<string, Map<string, Render>>();

  const compile = (text: string, locale: string): Render => {
    const key = textReference(text);
    if (key === undefined) return renderer(text);
    for (const candidate of fallbacks(locale, manifest.defaultLocale)) {
      const found = locales[candidate]?.[key] ?? builtinTexts[candidate]?.[key];
      if (found !== undefined) return renderer(found);
    }
    const builtin = builtinTexts.en?.[key];
    if (builtin !== undefined) return renderer(builtin);
    throw errors.MACHINE_TEXT_MISSING({ key, locale }, { location: { file: `locales/${locale}.yaml` } });
  };

  return {
    localeFor: (wanted) =>
      fallbacks(wanted, manifest.defaultLocale).find((locale) => manifest.locales.includes(locale)) ??
      manifest.defaultLocale,
    render: (text, locale, names) => {
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
      return render(names);
    },
  };
}

function fallbacks(locale: string, defaultLocale: string): readonly string[] {
  return [locale, locale.split('-', 1)[0] ?? locale, defaultLocale];
}

function renderer(source: string): Render {
  // Most texts have nothing to fill in; they need no template engine.
  if (!/\{[{%]/.test(source)) return () => source;
  const template = compileTemplate(source);
  return (names) => template.render(names());
}
