import { z } from 'zod';
import { localeText } from '../documents/locale.ts';

/** What an import would do with a text of a file. */
const textImportStatus = z.enum([
  /** The project does not have it in this language yet. */
  'new',
  /** It would replace the project's. */
  'changed',
  /** The same as the project's, which was outdated: the translator says that it still fits. */
  'confirmed',
  /** The project has no text with this key. */
  'unknown_key',
  /** The project does not have the language. */
  'unknown_locale',
  /** It cannot be said: see `fault`. */
  'broken',
]);

/** Why a text of a file cannot be taken. */
const textFault = z.discriminatedUnion('code', [
  /** Values of the original that are lost, or values that it does not have. */
  z.strictObject({
    code: z.literal('placeholders'),
    lost: z.array(z.string()),
    added: z.array(z.string()),
  }),
  /** The Liquid of the text cannot be read. */
  z.strictObject({ code: z.literal('syntax') }),
  /** A form of a text that has no forms. */
  z.strictObject({ code: z.literal('form'), form: z.string() }),
  /** Forms without `other`. */
  z.strictObject({ code: z.literal('other') }),
]);

/** A text of a file that is not as in the project. */
export const textImportEntry = z.strictObject({
  locale: z.string(),
  key: z.string(),
  status: textImportStatus,
  /** Line in the file; null if it is not known. */
  line: z.number().int().nullable(),
  /** The text in the project; null if there is none. */
  before: localeText.nullable(),
  /** The text in the file; null if its forms do not make one. */
  after: localeText.nullable(),
  /** What it was made from, if that is no longer the text in the default language; it will be outdated. Null: current. */
  original: localeText.nullable(),
  fault: textFault.nullable(),
});

/** What an import of texts would do. Nothing is done yet. */
export const textImport = z.strictObject({
  format: z.enum(['xliff', 'csv']),
  /** In the order of the file. */
  entries: z.array(textImportEntry),
  /** Number of texts that are the same in the project. */
  same: z.number().int(),
  /** Number of texts that have no translation in the file. */
  untranslated: z.number().int(),
});

export type TextImportEntry = z.infer<typeof textImportEntry>;
export type TextImport = z.infer<typeof textImport>;
export type TextFault = z.infer<typeof textFault>;
