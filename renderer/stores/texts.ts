// The texts of a project as a table: one row for each key, one cell for each language. And the edits of that table.

import type { Problem } from '../../engine/base/problem.ts';
import { localePath } from '../../engine/model/documentKinds.ts';
import {
  everydayForms,
  type LocaleText,
  localeChain,
  mainTemplate,
  type PluralForm,
  type PluralText,
  pluralForms,
  textReference,
} from '../../engine/model/documents/locale.ts';
import { builtinTexts } from '../../engine/model/languageParts.ts';
import type { Project } from '../../engine/model/project.ts';
import {
  isBuiltinText,
  originalOf,
  placeholderDifference,
  type TextPlace,
  type TranslationState,
  templatesOf,
  textKeys,
  textPlaces,
  translationState,
} from '../../engine/model/translations.ts';
import { languageName } from '../ui/format.ts';
import { searchWords } from '../ui/searchWords.ts';
import { type DocumentState, problemsOfFile } from './documentState.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

/** A text in one language. */
export interface TextCell {
  readonly locale: string;
  /** Undefined if the language does not have it. */
  readonly text: LocaleText | undefined;
  readonly state: TranslationState;
  /** What customers read instead, if another language has it. */
  readonly instead: LocaleText | undefined;
  /** What an outdated translation was made from. */
  readonly original: LocaleText | undefined;
  /** Problems other than that it is missing or outdated. */
  readonly problems: readonly Problem[];
}

/** A text in all languages. */
export interface TextRow {
  readonly key: string;
  /** In the order of {@link textLocales}. */
  readonly cells: readonly TextCell[];
  readonly places: readonly TextPlace[];
  /** Nothing says it, neither the project nor Dialoom itself. */
  readonly unused: boolean;
  /** Its key and all its texts. */
  readonly haystack: string;
}

/** What the rows of the table can be reduced to. */
export type TextFilter = 'all' | 'missing' | 'outdated' | 'unused' | 'problems';
/** What the rows can be sorted by. */
export type TextOrder = 'file' | 'key' | 'work';

/** The languages of a project, the default one first. */
export function textLocales({ manifest }: Project): readonly string[] {
  return [...new Set([manifest.defaultLocale, ...manifest.locales])];
}

const reportedByState: readonly string[] = ['LOCALE_TEXT_MISSING', 'LOCALE_TEXT_OUTDATED'];

/** Problems of the texts of a language, by key. */
function problemsByKey(
  project: Project,
  problems: readonly Problem[],
  locale: string,
): ReadonlyMap<string, readonly Problem[]> {
  const own = problemsOfFile(problems, localePath(locale)).filter(
    ({ code }) => !reportedByState.includes(code),
  );
  return Map.groupBy(own, ({ location }) => textKeyIn(project, location?.field ?? '') ?? '');
}

/** The key of a text that a problem is about: its field is the key, or the key and a form. */
export function textKeyIn({ locales }: Project, field: string): string | undefined {
  const isKey = (name: string) => Object.values(locales).some((texts) => Object.hasOwn(texts, name));
  return [field, field.replace(/\.\w+$/, '')].find(isKey);
}

/** The table of texts. */
export function textRows(project: Project, problems: readonly Problem[]): readonly TextRow[] {
  const { manifest, locales } = project;
  const tags = textLocales(project);
  const places = textPlaces(project);
  const found = new Map(tags.map((tag) => [tag, problemsByKey(project, problems, tag)]));
  const chains = new Map(tags.map((tag) => [tag, localeChain(manifest, tag)]));
  return textKeys(project).map((key) => {
    const cells = tags.map((locale): TextCell => {
      const text = locales[locale]?.[key];
      const state = translationState(project, locale, key);
      const chain = text === undefined ? (chains.get(locale) ?? []) : [];
      return {
        locale,
        text,
        state,
        instead: chain.map((tag) => locales[tag]?.[key]).find((one) => one !== undefined),
        original: state === 'outdated' ? originalOf(project, locale, key) : undefined,
        problems: found.get(locale)?.get(key) ?? [],
      };
    });
    const said = places.get(key) ?? [];
    return {
      key,
      cells,
      places: said,
      unused: said.length === 0 && !isBuiltinText(key),
      haystack: [key, ...cells.flatMap(({ text }) => (text === undefined ? [] : templatesOf(text)))]
        .join('\n')
        .toLowerCase(),
    };
  });
}

const matches: { readonly [F in TextFilter]: (row: TextRow) => boolean } = {
  all: () => true,
  missing: ({ cells }) => cells.some(({ state }) => state === 'missing'),
  outdated: ({ cells }) => cells.some(({ state }) => state === 'outdated'),
  unused: ({ unused }) => unused,
  problems: ({ cells }) => cells.some(({ problems }) => problems.length > 0),
};

/** How many rows each filter leaves. */
export function countRows(rows: readonly TextRow[]): Readonly<Record<TextFilter, number>> {
  const count = (filter: TextFilter) => rows.filter(matches[filter]).length;
  return {
    all: rows.length,
    missing: count('missing'),
    outdated: count('outdated'),
    unused: count('unused'),
    problems: count('problems'),
  };
}

/**
 * The rows that a filter and a search leave, in order.
 *
 * @param search - Each word must be in the key or in a text of any language.
 * @param kept - Key of a row that stays: the one that is being edited, though it no longer matches.
 */
export function shownRows(
  rows: readonly TextRow[],
  {
    filter,
    order,
    search,
    kept,
  }: { filter: TextFilter; order: TextOrder; search: string; kept: string | null },
): readonly TextRow[] {
  const isFound = searchWords(search);
  const found = rows.filter((row) => row.key === kept || (matches[filter](row) && isFound(row.haystack)));
  if (order === 'file') return found;
  const byKey = (a: TextRow, b: TextRow) => (a.key < b.key ? -1 : 1);
  if (order === 'key') return [...found].sort(byKey);
  const work = ({ cells }: TextRow) =>
    cells.filter(({ state }) => state === 'missing' || state === 'outdated').length;
  return [...found].sort((a, b) => work(b) - work(a));
}

/** How far a project is translated into a language. */
export interface TranslationProgress {
  readonly translated: number;
  readonly outdated: readonly string[];
  readonly missing: number;
}

/** How far the texts are translated, by language, in the order of the cells. */
export function translationProgress(rows: readonly TextRow[], column: number): TranslationProgress {
  const states = rows.map(({ key, cells }) => ({ key, state: cells[column]?.state ?? 'missing' }));
  return {
    translated: states.filter(({ state }) => state !== 'missing').length,
    outdated: states.filter(({ state }) => state === 'outdated').map(({ key }) => key),
    missing: states.filter(({ state }) => state === 'missing').length,
  };
}

/** A text of a document as it is in the default language: that of its key, or the text itself. */
export function textIn({ locales, manifest: { defaultLocale } }: Project, text: string): string {
  const key = textReference(text);
  if (key === undefined) return text;
  const found = [locales[defaultLocale], builtinTexts[defaultLocale], builtinTexts.en].find(
    (texts) => texts?.[key] !== undefined,
  );
  return mainTemplate(found?.[key] ?? text);
}

/** Where a text is said, for people: `Returns › Ask for the order`. */
export function placeLabel({ flow, state }: TextPlace): string {
  if (flow === null) return 'Settings';
  return state === null ? flow.name : `${flow.name} › ${state.name ?? state.id}`;
}

/** Goes to where a text is said. */
export function openPlace({ view }: Studio, { flow, state }: TextPlace): void {
  if (flow === null) view.getState().showMainView('settings');
  else if (state === null) view.getState().openFlow(flow.id);
  else {
    view.getState().revealState(flow.id, state.id);
    view.getState().openSidePanel('inspector');
  }
}

/** A form of a text in an editor; null: a text without forms. */
export interface EditedForm {
  readonly form: PluralForm | null;
  readonly text: string;
}

/** The forms to edit of a text in a language: those that it has, and those that the language needs. */
export function formsToEdit(row: TextRow, { locale, text }: TextCell): readonly EditedForm[] {
  const count = countOf(row, text);
  if (count === undefined) return [{ form: null, text: text === undefined ? '' : String(text) }];
  const own: Partial<PluralText> =
    typeof text === 'object' ? text : text === undefined ? {} : { other: text };
  const needed = everydayForms(locale);
  return pluralForms
    .filter((form) => needed.has(form) || form === 'other' || own[form] !== undefined)
    .map((form) => ({ form, text: own[form] ?? '' }));
}

/** The number that a text depends on, in the first language that has plural forms. */
export function countOfRow({ cells }: TextRow): string | undefined {
  return cells.map(({ text }) => text).find((text) => typeof text === 'object')?.count;
}

/** The plural forms of a text besides `other`, with their languages: `one (English)`. */
export function formsBesideOther({ cells }: TextRow): readonly string[] {
  return cells.flatMap(({ locale, text }) =>
    pluralForms
      .filter((form) => form !== 'other' && typeof text === 'object' && text[form] !== undefined)
      .map((form) => `${form} (${languageName(locale)})`),
  );
}

/** The numbers that a text may depend on, those that it says first. */
export function numbersFor({ manifest }: Project, { cells }: TextRow): readonly string[] {
  const said = cells.flatMap(({ text }) => (text === undefined ? [] : templatesOf(text))).join(' ');
  const numbers = Object.entries(manifest.slots)
    .filter(([, { type }]) => type === 'number')
    .map(([slot]) => `slots.${slot}`);
  const isSaid = (number: string) => new RegExp(`${number.replace('.', '\\.')}(?!\\w)`).test(said);
  return [...numbers.filter(isSaid), ...numbers.filter((number) => !isSaid(number))];
}

/** The number that a text depends on: its own, or that of the text in the default language. */
function countOf({ cells }: TextRow, text: LocaleText | undefined): string | undefined {
  if (typeof text === 'object') return text.count;
  const source = cells[0]?.text;
  return typeof source === 'object' ? source.count : undefined;
}

/**
 * Sets a text as it was edited, as one step of undo. A translation that was emptied is removed.
 *
 * @returns Why it cannot be set; undefined if it was.
 */
export function commitText(
  studio: Studio,
  row: TextRow,
  { locale, text }: TextCell,
  forms: readonly EditedForm[],
): string | undefined {
  const isDefault = studio.document.getState().project?.manifest.defaultLocale === locale;
  const [only] = forms;
  const count = countOf(row, text);
  const filled = forms.filter((form) => form.text !== '');
  const isEmpty = filled.length === 0;
  let next: LocaleText | undefined;
  if (isEmpty && !isDefault) next = undefined;
  else if (count === undefined || only?.form === null) next = only?.text ?? '';
  else {
    const written = Object.fromEntries(filled.map((one) => [one.form, one.text]));
    if (written.other === undefined) return 'The form “other” is needed: it stands in for the others';
    next = { count, ...written } as PluralText;
  }
  if (JSON.stringify(next) === JSON.stringify(text)) return undefined;
  studio.document
    .getState()
    .group('Edit text', () => runEdit(studio, 'locale.setText', { locale, key: row.key, text: next }));
  return undefined;
}

/** The values of the text in the default language that an edited translation lacks. */
export function lostValues(
  { cells }: TextRow,
  locale: string,
  forms: readonly EditedForm[],
): readonly string[] {
  const source = cells[0];
  if (source === undefined || source.text === undefined || source.locale === locale) return [];
  const written = forms.map(({ text }) => text).filter((text) => text !== '');
  if (written.length === 0) return [];
  return placeholderDifference(source.text, { count: '0', other: written.join('\n') })?.lost ?? [];
}

/** What would go with a language: its texts, and the utterances in it. */
export function contentOfLocale(
  { locales, intents, outOfScope }: Project,
  locale: string,
): { readonly texts: number; readonly utterances: number } {
  const lists = [...Object.values(intents), ...(outOfScope === null ? [] : [outOfScope])];
  return {
    texts: Object.keys(locales[locale] ?? {}).length,
    utterances: lists.reduce((sum, { translations }) => sum + (translations[locale]?.length ?? 0), 0),
  };
}

/** The first language whose file of texts cannot be read, so that the table cannot show it. */
export function brokenLocale({
  parsed,
  project,
}: Pick<DocumentState, 'parsed' | 'project'>): string | undefined {
  if (parsed === null || project === null) return undefined;
  return textLocales(project).find((tag) => {
    const file = parsed.documents[localePath(tag)];
    return file !== undefined && file.value === undefined;
  });
}

/** Starts a conversation in a language, in the simulator. */
export function simulateIn({ simulation, view }: Studio, locale: string): void {
  simulation.getState().setLocale(locale);
  view.getState().openSidePanel('simulator');
  void simulation.getState().start();
}
