// Commands on texts of locales.

import { z } from 'zod';
import { localePath } from '../../model/documentKinds.ts';
import { textKey } from '../../model/documents/locale.ts';
import { languageTag } from '../../model/identifier.ts';
import { writeYaml } from '../../model/yaml/renderYaml.ts';
import { defineCommand } from '../defineCommand.ts';
import { editDocument, setOrDelete, wholeDocument } from '../documentEdits.ts';
import type { FileTexts } from '../fileChange.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Sets a text of a language, or removes it if none is given. A new key is inserted after its family (keys with the
 * same first part); a language without a file gets one. Of a plural text only the form `other` is set; removing it
 * removes all forms.
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

/** Sets a text of a language by key (of a plural text: `other`); without a text the key is removed. */
export const setLocaleTextCommand = defineCommand({
  id: 'locale.setText',
  label: 'Edit text',
  params: z.strictObject({ locale: languageTag, key: textKey, text: z.string().optional() }),
  mergeKey: ({ locale, key }) => `${locale}/${key}`,
  apply: (workspace, { locale, key, text }) => ({ texts: editLocale(workspace, locale, key, text) }),
});
