import { type LocaleText, pluralForms } from '../model/documents/locale.ts';
import type { TextFault, TextImportEntry } from '../model/reports/textImport.ts';

/** A text on one line: its template, or its forms. */
export function textOnOneLine(text: LocaleText): string {
  const line =
    typeof text === 'string'
      ? text
      : pluralForms
          .flatMap((form) => (text[form] === undefined ? [] : [`${form}: ${text[form]}`]))
          .join(' | ');
  return line.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}

const values = (names: readonly string[]) => names.map((name) => `{{ ${name} }}`).join(', ');

/** Why a text of a file cannot be taken. */
export function wordsOfFault(fault: TextFault): string {
  switch (fault.code) {
    case 'placeholders':
      return [
        ...(fault.lost.length === 0 ? [] : [`it lacks ${values(fault.lost)}`]),
        ...(fault.added.length === 0 ? [] : [`it has ${values(fault.added)}, which the original does not`]),
      ].join('; ');
    case 'syntax':
      return 'its Liquid cannot be read';
    case 'form':
      return `it has the form "${fault.form}", but the text does not depend on a number`;
    case 'other':
      return 'the form "other" is missing';
  }
}

/** What an import does with a text, or why it is left out. */
export function wordsOfTextEntry({ status, fault, original }: TextImportEntry): string {
  const outdated = original === null ? '' : '; its original has changed since';
  switch (status) {
    case 'new':
      return `new${outdated}`;
    case 'changed':
      return `another text than in the project${outdated}`;
    case 'confirmed':
      return 'still fits, and is no longer outdated';
    case 'unknown_key':
      return 'the project has no text with this key';
    case 'unknown_locale':
      return 'the project does not have this language';
    case 'broken':
      return fault === null ? 'it cannot be said' : wordsOfFault(fault);
  }
}
