// Commands on texts of locales.

import { z } from 'zod';
import { localePath } from '../../model/documentKinds.ts';
import { textKey, textReference } from '../../model/documents/locale.ts';
import { identifier, languageTag } from '../../model/identifier.ts';
import { writeYaml } from '../../model/yaml/renderYaml.ts';
import { valueAt } from '../../model/yaml/valueEdit.ts';
import { defineCommand, valuePath } from '../defineCommand.ts';
import { editDocument, setOrDelete, stateKeyOrder, stateOf, wholeDocument } from '../documentEdits.ts';
import type { FileTexts } from '../fileChange.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Writes a text of a language, or removes it when none is given. A new key comes behind its kin (those with the same
 * first word); a language without a file gets one. Of a text by count only the form `other` is written, and all of it
 * is removed.
 *
 * @throws AppError EDIT_DOCUMENT_BROKEN.
 */
function editLocale(workspace: Workspace, locale: string, key: string, text: string | undefined): FileTexts {
  const path = localePath(locale);
  if (workspace.files[path] === undefined)
    return text === undefined ? {} : { [path]: writeYaml({ [key]: text }) };
  const texts = wholeDocument(workspace, 'locale', locale).value;
  if (text !== undefined && typeof texts[key] === 'object') {
    return editDocument(workspace, 'locale', locale, [{ op: 'set', path: [key, 'other'], value: text }]);
  }
  const keys = Object.keys(texts);
  const family = `${key.split('.', 1)[0] ?? key}.`;
  const last = keys.findLastIndex((known) => known.startsWith(family));
  const order = keys.toSpliced(last === -1 ? keys.length : last + 1, 0, key);
  return editDocument(workspace, 'locale', locale, [setOrDelete([key], text, order)]);
}

/** Writes a text of a language by key (of a text by count: `other`); without a text the key is removed. */
export const setLocaleTextCommand = defineCommand({
  id: 'locale.setText',
  label: 'Edit text',
  params: z.strictObject({ locale: languageTag, key: textKey, text: z.string().optional() }),
  mergeKey: ({ locale, key }) => `${locale}/${key}`,
  apply: (workspace, { locale, key, text }) => ({ texts: editLocale(workspace, locale, key, text) }),
});

/**
 * Writes what a customer reads: where the field refers to a key (`$returns.ask`), that key's text in the locale, else
 * the field itself. An empty text removes the field, but leaves a referenced text empty. Of a text by count `other` is
 * written, and the other forms stay as they are.
 */
export const setTextCommand = defineCommand({
  id: 'text.set',
  label: 'Edit text',
  params: z.strictObject({
    flow: identifier,
    state: z.string(),
    path: valuePath,
    locale: languageTag,
    text: z.string(),
  }),
  mergeKey: ({ flow, state, path, locale }) => `${flow}/${state}/${path.join('/')}/${locale}`,
  apply: (workspace, { flow, state, path, locale, text }) => {
    const found = stateOf(workspace, flow, state);
    const current = valueAt(found.state, path);
    const key = typeof current === 'string' ? textReference(current) : undefined;
    if (key !== undefined) return { texts: editLocale(workspace, locale, key, text) };
    const isItem = typeof path.at(-1) === 'number';
    const edit = setOrDelete(
      ['states', found.index, ...path],
      text === '' && !isItem ? undefined : text,
      stateKeyOrder,
    );
    return { texts: editDocument(workspace, 'flow', flow, [edit]) };
  },
});
