// Texts as translators get them: one unit for a text, or for each form of a plural text.

import type { Workspace } from '../../edit/workspace.ts';
import { fieldValues } from '../../kit/forms/fieldValues.ts';
import { stateData } from '../../model/documents/flow.ts';
import {
  everydayForms,
  type LocaleText,
  mainTemplate,
  type PluralForm,
  pluralForms,
  textReference,
} from '../../model/documents/locale.ts';
import { findText, type Project } from '../../model/project.ts';
import { type TextPlace, templateFor, textPlaces, translationState } from '../../model/translations.ts';

/** A text, or one form of it. */
export interface UnitName {
  readonly key: string;
  /** Null for a text without forms. */
  readonly form: PluralForm | null;
}

/** A unit to translate. */
export interface TextUnit extends UnitName {
  readonly source: string;
  /** Null if it is not translated. */
  readonly target: string | null;
  readonly outdated: boolean;
  /** Where it is said, and what else is said there. */
  readonly notes: readonly string[];
}

/** A unit of a file. */
export interface FileUnit extends UnitName {
  readonly locale: string;
  /** What it was translated from; null if the file does not say. */
  readonly source: string | null;
  /** Empty if it is not translated. */
  readonly target: string;
  /** The translator says that the translation is finished. */
  readonly finished: boolean;
  readonly line: number | null;
}

/** The name of a unit in a file: `cart.size`, or `cart.size:few` for a form. */
export function unitId({ key, form }: UnitName): string {
  return form === null ? key : `${key}:${form}`;
}

/** The unit with a name; undefined if its form does not exist. */
export function readUnitId(id: string): UnitName | undefined {
  const [key = '', form, ...rest] = id.split(':');
  if (form === undefined) return { key, form: null };
  const known = pluralForms.find((one) => one === form);
  return known === undefined || rest.length > 0 ? undefined : { key, form: known };
}

/** The forms of a text that a translator writes for a language. */
export function formsFor(
  source: LocaleText,
  target: LocaleText | undefined,
  locale: string,
): readonly (PluralForm | null)[] {
  if (typeof source === 'string' && typeof target !== 'object') return [null];
  const needed = everydayForms(locale);
  const has = (text: LocaleText | undefined, form: PluralForm) =>
    typeof text === 'object' && text[form] !== undefined;
  return pluralForms.filter(
    (form) =>
      form === 'other' || needed.has(form) || has(target, form) || (form === 'zero' && has(source, form)),
  );
}

/** The template of one form of a text; null if the text does not have it. */
export function writtenForm(text: LocaleText | undefined, form: PluralForm | null): string | null {
  if (text === undefined) return null;
  if (typeof text === 'string') return form === null || form === 'other' ? text : null;
  return text[form ?? 'other'] ?? null;
}

/** The units of a project for a language, in the order of the default language's file. */
export function unitsOf(workspace: Workspace, project: Project, locale: string): readonly TextUnit[] {
  const sources = project.locales[project.manifest.defaultLocale] ?? {};
  return Object.entries(sources).flatMap(([key, source]) => {
    const target = project.locales[locale]?.[key];
    const outdated = translationState(project, locale, key) === 'outdated';
    const notes = notesOn(workspace, project, key);
    return formsFor(source, target, locale).map((form) => ({
      key,
      form,
      source: templateFor(source, form),
      target: writtenForm(target, form),
      outdated,
      notes,
    }));
  });
}

/** What helps a translator with a text. */
export function notesOn(workspace: Workspace, project: Project, key: string): readonly string[] {
  return (textPlaces(project).get(key) ?? []).map((place) => noteOn(workspace, project, key, place));
}

function noteOn({ registry }: Workspace, project: Project, key: string, { flow, state }: TextPlace): string {
  if (flow === null) return 'Said by the settings of the project';
  if (state === null) return `${flow.name}: its title`;
  const kind = registry.get(state.kind);
  const said = fieldValues(kind?.fields ?? [], stateData(state))
    .filter(({ type, value }) => type === 'text' && typeof value === 'string')
    .map(({ value }) => String(value));
  const at = `${flow.name} › ${state.name ?? state.id} (${kind?.label ?? state.kind})`;
  const note = state.note === undefined ? '' : `. ${state.note}`;
  const [first] = said;
  if (first === undefined || first === `$${key}`) return `${at}${note}`;
  return `${at}, which says: ${inDefaultLocale(project, first)}${note}`;
}

function inDefaultLocale(project: Project, said: string): string {
  const key = textReference(said);
  if (key === undefined) return said;
  const found = findText(project, project.manifest.defaultLocale, key);
  return found === undefined ? said : mainTemplate(found.text);
}
