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
    remedy: 'Choose a file with at least one labelled message, command or operation',
  },
  INTEROP_FORMAT_UNKNOWN: {
    message: (p: { path: string; known: string }) => `No importer recognises the format of ${p.path}`,
    remedy: (p: { path: string; known: string }) => `Name one with --as: ${p.known}`,
  },
  INTEROP_IMPORTER_UNKNOWN: {
    message: (p: { importer: string; known: string }) => `There is no importer ${p.importer}`,
    remedy: (p: { importer: string; known: string }) => `Choose one of: ${p.known}`,
  },
  INTEROP_CHOICE_NEEDED: {
    message: (p: { path: string; operations: number }) => `${p.path} describes ${p.operations} operations`,
    remedy: 'Choose some with --operations or --tag; --list shows them, and --operations all imports all',
  },
  INTEROP_CHOICE_UNKNOWN: {
    message: (p: { path: string; what: 'operation' | 'tag'; name: string }) =>
      `${p.path} has no ${p.what} ${p.name}`,
    remedy: 'Use --list to see the operations and their tags; nothing was changed',
  },
  INTEROP_CHOICE_IMPOSSIBLE: {
    message: (p: { path: string; importer: string }) =>
      `${p.path} is read as ${p.importer}, which has no operations to choose from`,
    remedy: 'Leave out --operations, --tag and --list, or name another importer with --as',
  },
  INTEROP_TEXTS_INVALID: {
    message: (p: { path: string; format: 'XLIFF' | 'CSV'; reason: string }) =>
      `${p.path} cannot be read as ${p.format}: ${p.reason}`,
    remedy: 'Correct the file at this place, or export it again; nothing was changed',
  },
  INTEROP_LOCALE_UNKNOWN: {
    message: (p: { locale: string; known: string }) => `${p.locale} is not a language to translate into`,
    remedy: (p: { locale: string; known: string }) =>
      p.known === ''
        ? 'Add a language to the project first: it has only its default language'
        : `Choose one of: ${p.known}`,
  },
  INTEROP_PROJECT_UNREADABLE: {
    message: () => 'The project cannot be read',
    remedy: 'Correct dialoom.yaml first; nothing was changed',
  },
});
