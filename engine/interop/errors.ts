import { defineErrors } from '../base/defineErrors.ts';

/** Errors that stop an import; findings on single entries are in its report. */
export const interopErrors = defineErrors({
  INTEROP_DATA_INVALID: {
    message: (p: { path: string; importer: string; reason: string }) =>
      `${p.path} cannot be read as ${p.importer}: ${p.reason}`,
    remedy: 'Correct the file at this place, or name another importer with --as; nothing was changed',
  },
  INTEROP_NOTHING_TO_IMPORT: {
    message: (p: { path: string }) => `${p.path} contains nothing to import`,
    remedy: 'Choose a file with at least one labelled message',
  },
  INTEROP_FORMAT_UNKNOWN: {
    message: (p: { path: string; known: string }) => `No importer recognises the format of ${p.path}`,
    remedy: (p: { path: string; known: string }) => `Name one with --as: ${p.known}`,
  },
  INTEROP_IMPORTER_UNKNOWN: {
    message: (p: { importer: string; known: string }) => `There is no importer ${p.importer}`,
    remedy: (p: { importer: string; known: string }) => `Choose one of: ${p.known}`,
  },
});
