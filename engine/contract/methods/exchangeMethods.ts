import { z } from 'zod';
import { languageTag } from '../../model/identifier.ts';
import { plannedImport } from '../../model/reports/importReport.ts';
import { textImport } from '../../model/reports/textImport.ts';
import { defineMethod } from '../defineMethod.ts';

/** A file to be kept by the page: a download. */
const download = z.strictObject({ name: z.string(), content: z.string() });
/** A file that was chosen in the page. */
const chosenFile = z.strictObject({
  projectId: z.string(),
  name: z.string(),
  content: z.string().max(50_000_000),
});

/** Methods that exchange texts and intents with other tools, for the saved project. */
export const exchangeMethods = {
  /** Writes texts for translators. */
  'texts.export': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      what: z.discriminatedUnion('format', [
        z.strictObject({ format: z.literal('xliff'), locale: languageTag }),
        z.strictObject({ format: z.literal('csv') }),
      ]),
    }),
    result: download,
  }),
  /** Compares the texts of a translator's file with those of the project. */
  'texts.compare': defineMethod({ params: chosenFile, result: textImport }),
  /** Writes the utterances of all intents as CSV. */
  'intents.export': defineMethod({ params: z.strictObject({ projectId: z.string() }), result: download }),
  /** Reads utterances from CSV. */
  'intents.compare': defineMethod({ params: chosenFile, result: plannedImport }),
};
