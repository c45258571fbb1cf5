import { z } from 'zod';
import { identifier, languageTag } from '../../../model/identifier.ts';
import { textReference } from '../../../model/locale.ts';
import { valueAt } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, setOrDelete, stateKeyOrder, stateOf } from '../../documentEdits.ts';
import { editLocale } from '../../localeEdits.ts';
import { valuePath } from '../valuePath.ts';

/**
 * Writes what a customer reads: where the field refers to a key (`$returns.ask`), that key's text in the locale, else
 * the field itself. An empty text removes the field, but leaves a referenced text empty. Of a text by count `other` is
 * written, and the other forms stay as they are.
 */
export const setText = defineCommand({
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
