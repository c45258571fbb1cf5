import { localePath } from '../model/documentKinds.ts';
import { writeYaml } from '../model/yaml/renderYaml.ts';
import { editDocument, setOrDelete, wholeDocument } from './documentEdits.ts';
import type { FileTexts } from './fileChange.ts';
import type { Workspace } from './workspace.ts';

/**
 * Writes a text of a language, or removes it when none is given. A new key comes behind its kin (those with the same
 * first word); a language without a file gets one. Of a text by count only the form `other` is written, and all of it
 * is removed.
 *
 * @throws AppError EDIT_DOCUMENT_BROKEN.
 */
export function editLocale(
  workspace: Workspace,
  locale: string,
  key: string,
  text: string | undefined,
): FileTexts {
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
