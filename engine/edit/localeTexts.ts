// Changes of texts in the files of locales, and of the originals that say what translations were made from.

import type { Json } from '../base/json.ts';
import { localePath, originalsPath } from '../model/documentKinds.ts';
import { type LocaleText, mainTemplate, type Originals } from '../model/documents/locale.ts';
import { documentsOf, findDocument } from '../model/parsedProject.ts';
import { originalOf, translationState } from '../model/translations.ts';
import { editYaml } from '../model/yaml/editYaml.ts';
import { writeYaml } from '../model/yaml/renderYaml.ts';
import type { YamlEdit } from '../model/yaml/valueEdit.ts';
import { editDocument, setOrDelete, wholeDocument } from './documentEdits.ts';
import { editErrors } from './errors.ts';
import type { FileTexts } from './fileChange.ts';
import type { Workspace } from './workspace.ts';

/** A text to set in a language, or to remove. */
export interface TextChange {
  readonly locale: string;
  readonly key: string;
  /** Absent: the text is removed. A template for a text that has plural forms sets its form `other`. */
  readonly text?: LocaleText | undefined;
  /** What the translation was made from; the current text of the default language when absent. */
  readonly original?: LocaleText | undefined;
  /** A template replaces all plural forms. */
  readonly replacesForms?: boolean;
}

/**
 * Sets or removes texts. A new key is inserted after its family (keys with the same first part); a language without a
 * file gets one. The originals follow: of a translation that is set, and of translations whose text in the default
 * language changes and that nothing is known about yet, which are of the text as it was.
 *
 * @param changes - At most one for each text.
 * @throws AppError EDIT_DOCUMENT_BROKEN.
 */
export function changeTexts(workspace: Workspace, changes: readonly TextChange[]): FileTexts {
  const texts = [...Map.groupBy(changes, ({ locale }) => locale)].map(([locale, own]) =>
    editTexts(workspace, locale, own),
  );
  return Object.assign({}, ...texts, ...originalsAfter(workspace, changes));
}

function editTexts(workspace: Workspace, locale: string, changes: readonly TextChange[]): FileTexts {
  const path = localePath(locale);
  if (workspace.files[path] === undefined) {
    const added = changes.flatMap(({ key, text }) =>
      text === undefined ? [] : [[key, text as Json] as const],
    );
    return added.length === 0 ? {} : { [path]: writeYaml(Object.fromEntries(added)) };
  }
  const texts = wholeDocument(workspace, 'locale', locale).value;
  let keys = Object.keys(texts);
  const edits = changes.map(({ key, text, replacesForms = false }): YamlEdit => {
    if (typeof text === 'string' && typeof texts[key] === 'object' && !replacesForms)
      return { op: 'set', path: [key, 'other'], value: text };
    if (text === undefined || Object.hasOwn(texts, key)) return setOrDelete([key], text as Json | undefined);
    const family = `${key.split('.', 1)[0] ?? key}.`;
    const last = keys.findLastIndex((known) => known.startsWith(family));
    keys = keys.toSpliced(last === -1 ? keys.length : last + 1, 0, key);
    return { op: 'set', path: [key], value: text as Json, order: keys };
  });
  return editDocument(workspace, 'locale', locale, edits);
}

/** What is known of the originals after changes: by language and key; undefined removes an entry. */
function originalsAfter(workspace: Workspace, changes: readonly TextChange[]): readonly FileTexts[] {
  const { project } = workspace.parsed;
  if (project === undefined) return [];
  const { defaultLocale } = project.manifest;
  const source = project.locales[defaultLocale] ?? {};
  const isSet = new Set(changes.map(({ locale, key }) => `${locale}/${key}`));
  const next = new Map(changes.filter(({ locale }) => locale === defaultLocale).map((one) => [one.key, one]));
  const marks = new Map<string, Map<string, LocaleText | undefined>>();
  const mark = (locale: string, key: string, original: LocaleText | undefined) => {
    const own = marks.get(locale) ?? new Map<string, LocaleText | undefined>();
    marks.set(locale, own.set(key, original));
  };
  for (const { locale, key, text, original } of changes) {
    if (locale === defaultLocale) continue;
    const now = next.has(key) ? next.get(key)?.text : source[key];
    mark(locale, key, text === undefined ? undefined : (original ?? now));
  }
  for (const [locale, texts] of Object.entries(project.locales)) {
    if (locale === defaultLocale) continue;
    const known = originalsIn(workspace, locale);
    for (const [key, { text }] of next) {
      if (text === undefined || source[key] === undefined || texts[key] === undefined) continue;
      if (isSet.has(`${locale}/${key}`)) continue;
      if (known?.texts[key] === undefined) mark(locale, key, source[key]);
    }
  }
  return [...marks].map(([locale, own]) => setOriginals(workspace, locale, own));
}

/** The originals that count: those of the current default language. */
function originalsIn({ parsed }: Workspace, locale: string): Originals | undefined {
  const known = findDocument(parsed, 'originals', locale)?.value;
  return known?.language === parsed.project?.manifest.defaultLocale ? known : undefined;
}

/**
 * Writes what translations of a language were made from. A file without entries is deleted. A broken file is left alone:
 * it can be fixed in the text view, and must not prevent the edit of a text.
 *
 * @param entries - By key; undefined removes an entry.
 */
export function setOriginals(
  workspace: Workspace,
  locale: string,
  entries: ReadonlyMap<string, LocaleText | undefined>,
): FileTexts {
  const path = originalsPath(locale);
  const document = findDocument(workspace.parsed, 'originals', locale);
  const language = workspace.parsed.project?.manifest.defaultLocale;
  if (language === undefined || (document !== undefined && document.value === undefined)) return {};
  const known = originalsIn(workspace, locale)?.texts ?? {};
  const after: Record<string, LocaleText> = { ...known };
  for (const [key, text] of entries) {
    if (text === undefined) delete after[key];
    else after[key] = text;
  }
  // Sorted, so that entries that two people add are rarely beside each other when their branches are merged.
  const order = Object.keys(after).sort();
  if (order.length === 0) return document === undefined ? {} : { [path]: null };
  const texts = Object.fromEntries(order.map((key) => [key, after[key] as Json]));
  if (document?.value?.language !== language) return { [path]: writeYaml({ language, texts }) };
  const edits = [...entries].map(
    ([key, text]): YamlEdit =>
      text === undefined || Object.hasOwn(known, key)
        ? setOrDelete(['texts', key], text as Json | undefined)
        : { op: 'set', path: ['texts', key], value: text as Json, order },
  );
  return { [path]: editYaml(document.yaml ?? document.text, edits) };
}

/**
 * Makes a text depend on a number, in every language, or no longer. A text without plural forms becomes its form `other`;
 * without a number, the form `other` is all that remains. Translations stay as up to date as they were.
 *
 * @param count - CEL; null: the text depends on no number.
 * @throws AppError EDIT_NOT_FOUND, EDIT_DOCUMENT_BROKEN.
 */
export function setCountOfText(workspace: Workspace, key: string, count: string | null): FileTexts {
  const { project } = workspace.parsed;
  const changes = Object.entries(project?.locales ?? {}).flatMap(([locale, texts]): TextChange[] => {
    const text = texts[key];
    if (text === undefined || project === undefined) return [];
    const isOutdated = translationState(project, locale, key) === 'outdated';
    return [
      {
        locale,
        key,
        text: count === null ? mainTemplate(text) : withCount(text, count),
        replacesForms: true,
        ...(isOutdated ? { original: originalOf(project, locale, key) } : {}),
      },
    ];
  });
  if (changes.length === 0) throw editErrors.EDIT_NOT_FOUND({ what: 'text', id: key });
  return changeTexts(workspace, changes);
}

function withCount(text: LocaleText, count: string): LocaleText {
  return typeof text === 'string' ? { count, other: text } : { ...text, count };
}

/** Removes texts in every language, with what is known of their originals. */
export function removeTexts(workspace: Workspace, keys: readonly string[]): FileTexts {
  const texts = documentsOf(workspace.parsed, 'locale').flatMap(({ id, value }) => {
    const gone = keys.filter((key) => value !== undefined && Object.hasOwn(value, key));
    if (gone.length === 0) return [];
    const edits = gone.map((key) => setOrDelete([key], undefined));
    return [editDocument(workspace, 'locale', id, edits)];
  });
  const originals = documentsOf(workspace.parsed, 'originals').flatMap(({ id, value }) => {
    const gone = keys.filter((key) => value !== undefined && Object.hasOwn(value.texts, key));
    return gone.length === 0
      ? []
      : [setOriginals(workspace, id, new Map(gone.map((key) => [key, undefined])))];
  });
  return Object.assign({}, ...texts, ...originals);
}
