// What is known about the texts of a project: how far they are translated, the values they contain, where they are used.

import { readsOfText } from '../base/compileTemplate.ts';
import type { Json } from '../base/json.ts';
import type { Flow, State } from './documents/flow.ts';
import {
  type LocaleText,
  localeChain,
  type PluralForm,
  pluralForms,
  textReference,
} from './documents/locale.ts';
import { builtinTexts } from './languageParts.ts';
import type { Project } from './project.ts';
import { deepEqual } from './yaml/deepEqual.ts';

type Texts = Pick<Project, 'manifest' | 'locales' | 'originals'>;

/**
 * How far a text is translated. `inherited`: the locale does not have it, but one that it falls back to does; customers
 * read that one. The default language is always `current` or `missing`.
 */
export type TranslationState = 'current' | 'outdated' | 'inherited' | 'missing';

/** What a translation was made from; undefined if that is not known. */
export function originalOf(
  { manifest, originals }: Texts,
  locale: string,
  key: string,
): LocaleText | undefined {
  const known = originals[locale];
  if (known === undefined || known.language !== manifest.defaultLocale) return undefined;
  return Object.hasOwn(known.texts, key) ? known.texts[key] : undefined;
}

/**
 * The locales whose texts count as a locale's own: itself and what it falls back to. The default language only if the
 * project names it as a fallback: otherwise, that customers read its text means that a translation is missing.
 */
export function standInsFor(manifest: Project['manifest'], locale: string): readonly string[] {
  const { defaultLocale, localeFallbacks } = manifest;
  const isWanted = locale === defaultLocale || localeFallbacks[locale]?.includes(defaultLocale) === true;
  return localeChain(manifest, locale).filter((tag) => isWanted || tag !== defaultLocale);
}

/** How far a text is translated into a locale. */
export function translationState(project: Texts, locale: string, key: string): TranslationState {
  const { manifest, locales } = project;
  const has = (tag: string) => locales[tag]?.[key] !== undefined;
  if (!has(locale)) return standInsFor(manifest, locale).some(has) ? 'inherited' : 'missing';
  const original = originalOf(project, locale, key);
  const source = locales[manifest.defaultLocale]?.[key];
  return original === undefined || source === undefined || sameText(original, source)
    ? 'current'
    : 'outdated';
}

/** Whether two texts are the same, with all their forms. */
export function sameText(one: LocaleText | undefined, other: LocaleText | undefined): boolean {
  return deepEqual(one as Json | undefined, other as Json | undefined);
}

/** Every key of a project: those of the default language in the order of its file, then those that only others have. */
export function textKeys({ manifest, locales }: Texts): readonly string[] {
  const tags = [manifest.defaultLocale, ...manifest.locales];
  return [...new Set(tags.flatMap((tag) => Object.keys(locales[tag] ?? {})))];
}

/** The templates of a text: itself, or its forms. */
export function templatesOf(text: LocaleText): readonly string[] {
  return typeof text === 'string' ? [text] : pluralForms.flatMap((form) => text[form] ?? []);
}

/** How the values in a translation differ from those in its original. */
export interface PlaceholderDifference {
  /** Values of the original that the translation lacks. */
  readonly lost: readonly string[];
  /** Values of the translation that the original does not have. */
  readonly added: readonly string[];
}

/**
 * Compares the values in a translation with those in its original. The number of a plural text may be left out, as in
 * "one item". Text that does not compile has its own problem and is not compared.
 *
 * @returns Undefined if there is no difference.
 */
export function placeholderDifference(
  original: LocaleText,
  translation: LocaleText,
): PlaceholderDifference | undefined {
  const theirs = valuesIn(original);
  const ours = valuesIn(translation);
  if (theirs === null || ours === null) return undefined;
  const lost = [...theirs].filter((name) => !ours.has(name));
  const added = [...ours].filter((name) => !theirs.has(name));
  return lost.length + added.length === 0 ? undefined : { lost, added };
}

function valuesIn(text: LocaleText): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const template of templatesOf(text)) {
    const read = readsOfText(template);
    if (!read.ok) return null;
    for (const name of read.value.variables)
      if (typeof text === 'string' || name !== 'count') names.add(name);
  }
  return names;
}

/** Whether every form of a text compiles. */
export function textCompiles(text: LocaleText): boolean {
  return templatesOf(text).every((template) => readsOfText(template).ok);
}

/** A place that says a text: a state, or the settings of a flow (no state) or of the project (no flow). */
export interface TextPlace {
  readonly flow: Flow | null;
  readonly state: State | null;
}

const placesByProject = new WeakMap<Project, ReadonlyMap<string, readonly TextPlace[]>>();
const keysByState = new WeakMap<State, readonly string[]>();

/** Where each text of a project is said, by key. Computed once for each version of the project. */
export function textPlaces(project: Project): ReadonlyMap<string, readonly TextPlace[]> {
  const known = placesByProject.get(project);
  if (known !== undefined) return known;
  const places = new Map<string, TextPlace[]>();
  const add = (keys: readonly string[], place: TextPlace) => {
    for (const key of new Set(keys)) places.set(key, [...(places.get(key) ?? []), place]);
  };
  for (const flow of Object.values(project.flows)) {
    const { states, ...settings } = flow;
    add(referencesIn(settings as unknown as Json), { flow, state: null });
    for (const state of states) {
      let keys = keysByState.get(state);
      if (keys === undefined) {
        keys = referencesIn(state as Json);
        keysByState.set(state, keys);
      }
      add(keys, { flow, state });
    }
  }
  add(referencesIn(project.manifest as unknown as Json), { flow: null, state: null });
  placesByProject.set(project, places);
  return places;
}

function referencesIn(value: Json): readonly string[] {
  if (typeof value === 'string') {
    const key = textReference(value);
    return key === undefined ? [] : [key];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part) => referencesIn(part as Json));
}

/** Whether Dialoom itself says a text: a built-in one, or a further wording of it (`dialoom.no_match_2`). */
export function isBuiltinText(key: string): boolean {
  const stem = key.replace(/_\d+$/, '');
  return builtinTexts.en?.[key] !== undefined || builtinTexts.en?.[stem] !== undefined;
}

/** The template of a text for a plural form: `other` where that form is missing; of a simple text, the text itself. */
export function templateFor(text: LocaleText, form: PluralForm | null): string {
  return typeof text === 'string' ? text : (text[form ?? 'other'] ?? text.other);
}
