import { z } from 'zod';
import { languageTag } from '../../../model/identifier.ts';
import { textKey } from '../../../model/locale.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editLocale } from '../../localeEdits.ts';

/** Writes a text of a language by key (of a text by count: `other`); without a text the key is removed. */
export const setLocaleText = defineCommand({
  id: 'locale.setText',
  label: 'Edit text',
  params: z.strictObject({ locale: languageTag, key: textKey, text: z.string().optional() }),
  mergeKey: ({ locale, key }) => `${locale}/${key}`,
  apply: (workspace, { locale, key, text }) => ({ texts: editLocale(workspace, locale, key, text) }),
});
