// Commands on texts, their translations, and the languages of a project.

import { z } from 'zod';
import { localePath, manifestPath, originalsPath, outOfScopePath } from '../../model/documentKinds.ts';
import { localeText, pluralText, textKey } from '../../model/documents/locale.ts';
import { languageTag } from '../../model/identifier.ts';
import { documentsOf } from '../../model/parsedProject.ts';
import type { YamlEdit } from '../../model/yaml/valueEdit.ts';
import { defineCommand } from '../defineCommand.ts';
import { editDocument, wholeDocument } from '../documentEdits.ts';
import { editErrors } from '../errors.ts';
import type { FileTexts } from '../fileChange.ts';
import { changeTexts, removeTexts, setCountOfText, setOriginals } from '../localeTexts.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Sets a text of a language by key; without a text the key is removed, with all forms. A template for a text that has
 * plural forms sets its form `other`.
 */
export const setLocaleTextCommand = defineCommand({
  id: 'locale.setText',
  label: 'Edit text',
  params: z.strictObject({ locale: languageTag, key: textKey, text: localeText.optional() }),
  mergeKey: ({ locale, key }) => `${locale}/${key}`,
  apply: (workspace, change) => ({ texts: changeTexts(workspace, [change]) }),
});

/** Sets texts of several languages, as an import found them. */
export const importTextsCommand = defineCommand({
  id: 'locale.importTexts',
  label: 'Import texts',
  params: z.strictObject({
    texts: z
      .array(
        z.strictObject({
          locale: languageTag,
          key: textKey,
          text: localeText,
          /** What the translation was made from; the current text of the default language when absent. */
          original: localeText.optional(),
        }),
      )
      .min(1),
  }),
  apply: (workspace, { texts }) => ({ texts: changeTexts(workspace, texts) }),
});

/** Records that translations fit the current texts of the default language. */
export const confirmTranslationsCommand = defineCommand({
  id: 'locale.confirm',
  label: ({ keys }) => (keys.length === 1 ? 'Mark as up to date' : `Mark ${keys.length} texts as up to date`),
  params: z.strictObject({ locale: languageTag, keys: z.array(textKey).min(1) }),
  apply: (workspace, { locale, keys }) => {
    const { project } = workspace.parsed;
    const source = project?.locales[project.manifest.defaultLocale] ?? {};
    const entries = keys.map((key) => [key, source[key]] as const);
    return { texts: setOriginals(workspace, locale, new Map(entries)) };
  },
});

/** Gives a text plural forms in every language, changes the number that they depend on, or leaves its form `other` alone. */
export const setCountCommand = defineCommand({
  id: 'text.setCount',
  label: ({ count }) => (count === null ? 'Remove plural forms' : 'Set plural forms'),
  params: z.strictObject({
    key: textKey,
    /** CEL over the usual names; null: the text depends on no number. */
    count: pluralText.shape.count.nullable(),
  }),
  apply: (workspace, { key, count }) => ({ texts: setCountOfText(workspace, key, count) }),
});

/** Deletes texts in every language. Whatever refers to them gets a problem. */
export const deleteTextsCommand = defineCommand({
  id: 'text.delete',
  label: ({ keys }) => (keys.length === 1 ? 'Delete text' : `Delete ${keys.length} texts`),
  params: z.strictObject({ keys: z.array(textKey).min(1) }),
  apply: (workspace, { keys }) => ({ texts: removeTexts(workspace, keys) }),
});

/** Adds a language to the project. It has no texts yet. */
export const addLocaleCommand = defineCommand({
  id: 'locale.add',
  label: 'Add language',
  params: z.strictObject({ locale: languageTag }),
  apply: (workspace, { locale }) => {
    const { locales } = wholeDocument(workspace, 'manifest', manifestPath).value;
    if (locales.includes(locale)) throw editErrors.EDIT_EXISTS({ what: 'language', id: locale });
    return {
      texts: editDocument(workspace, 'manifest', manifestPath, [
        { op: 'set', path: ['locales'], value: [...locales, locale] },
      ]),
      created: [locale],
    };
  },
});

/**
 * Removes a language from the project: its texts, and the utterances and out-of-scope messages in it. Tests in that
 * language stay, and run in the one that it falls back to.
 */
export const deleteLocaleCommand = defineCommand({
  id: 'locale.delete',
  label: 'Remove language',
  params: z.strictObject({ locale: languageTag }),
  apply: (workspace, { locale }) => {
    const { locales, defaultLocale, localeFallbacks } = wholeDocument(
      workspace,
      'manifest',
      manifestPath,
    ).value;
    if (!locales.includes(locale)) throw editErrors.EDIT_NOT_FOUND({ what: 'language', id: locale });
    if (locale === defaultLocale) throw editErrors.EDIT_DEFAULT_LOCALE({ locale });
    const fallbacks = Object.entries(localeFallbacks)
      .filter(([tag, standIns]) => tag !== locale && standIns.includes(locale))
      .map(([tag, standIns]): YamlEdit => {
        const value = standIns.filter((standIn) => standIn !== locale);
        return { op: 'set', path: ['localeFallbacks', tag], value };
      });
    const own: YamlEdit[] =
      localeFallbacks[locale] === undefined ? [] : [{ op: 'delete', path: ['localeFallbacks', locale] }];
    const files = [localePath(locale), originalsPath(locale)].filter(
      (path) => workspace.files[path] !== undefined,
    );
    return {
      texts: {
        ...editDocument(workspace, 'manifest', manifestPath, [
          { op: 'set', path: ['locales'], value: locales.filter((tag) => tag !== locale) },
          ...fallbacks,
          ...own,
        ]),
        ...Object.fromEntries(files.map((path) => [path, null])),
        ...withoutUtterances(workspace, locale),
      },
    };
  },
});

function withoutUtterances(workspace: Workspace, locale: string): FileTexts {
  const documents = [
    ...documentsOf(workspace.parsed, 'intent').map(
      ({ id, value }) => ({ kind: 'intent', id, value }) as const,
    ),
    ...documentsOf(workspace.parsed, 'outOfScope').map(
      ({ value }) => ({ kind: 'outOfScope', id: outOfScopePath, value }) as const,
    ),
  ];
  return Object.assign(
    {},
    ...documents
      .filter(({ value }) => value !== undefined && Object.hasOwn(value.translations, locale))
      .map(({ kind, id }) =>
        editDocument(workspace, kind, id, [{ op: 'delete', path: ['translations', locale] }]),
      ),
  );
}
