// Texts to and from translators: XLIFF, one file for a language, and CSV with all languages.

import { applyCommand } from '../../edit/applyCommand.ts';
import type { Workspace } from '../../edit/workspace.ts';
import type { LocaleText, PluralForm } from '../../model/documents/locale.ts';
import type { Project } from '../../model/project.ts';
import type { TextFault, TextImport, TextImportEntry } from '../../model/reports/textImport.ts';
import {
  placeholderDifference,
  sameText,
  templateFor,
  textCompiles,
  translationState,
} from '../../model/translations.ts';
import type { ForeignFile } from '../defineImporter.ts';
import { interopErrors } from '../errors.ts';
import { readCsvTexts, type TextTableRow, writeCsvTexts } from './formats/csvTexts.ts';
import { readXliff, writeXliff } from './formats/xliff.ts';
import { type FileUnit, formsFor, notesOn, unitId, unitsOf, writtenForm } from './textUnits.ts';

/** A file for translators. */
export interface TextFile {
  readonly name: string;
  readonly content: string;
}

/** What is exported: one language as XLIFF, or all as CSV. */
export type TextExport = { readonly format: 'xliff'; readonly locale: string } | { readonly format: 'csv' };

/**
 * Writes the texts of a project for translators.
 *
 * @param workspace - Broken locales are left out.
 * @throws AppError INTEROP_LOCALE_UNKNOWN, INTEROP_PROJECT_UNREADABLE.
 */
export function exportTexts(workspace: Workspace, what: TextExport): TextFile {
  const project = projectOf(workspace);
  const { name, defaultLocale, locales } = project.manifest;
  if (what.format === 'csv') {
    const columns = [...new Set([defaultLocale, ...locales])];
    return { name: 'texts.csv', content: writeCsvTexts(columns, tableOf(workspace, project, columns)) };
  }
  const { locale } = what;
  if (!locales.includes(locale) || locale === defaultLocale) {
    const known = locales.filter((tag) => tag !== defaultLocale).join(', ');
    throw interopErrors.INTEROP_LOCALE_UNKNOWN({ locale, known });
  }
  const units = unitsOf(workspace, project, locale);
  return {
    name: `texts.${locale}.xlf`,
    content: writeXliff(name, { from: defaultLocale, to: locale }, units),
  };
}

function projectOf({ parsed }: Workspace): Project {
  if (parsed.project === undefined) throw interopErrors.INTEROP_PROJECT_UNREADABLE({});
  return parsed.project;
}

function tableOf(
  workspace: Workspace,
  project: Project,
  columns: readonly string[],
): readonly TextTableRow[] {
  const sources = project.locales[project.manifest.defaultLocale] ?? {};
  return Object.entries(sources).flatMap(([key, source]) => {
    const textOf = (locale: string) => project.locales[locale]?.[key];
    const forms = new Set(columns.flatMap((locale) => formsFor(source, textOf(locale), locale)));
    const note = notesOn(workspace, project, key).join('; ');
    // A text that has forms in one language only has one row without a form for the others.
    return [...forms].map((form) => ({
      id: unitId({ key, form }),
      texts: Object.fromEntries(
        columns.map((locale) => [
          locale,
          forms.size > 1 && form === null ? null : writtenForm(textOf(locale), form),
        ]),
      ),
      note,
    }));
  });
}

/**
 * Compares the texts of a file with those of a project. Nothing is changed.
 *
 * @param file - XLIFF 2 or CSV, told apart by its content.
 * @throws AppError INTEROP_TEXTS_INVALID with the line, INTEROP_PROJECT_UNREADABLE.
 */
export function compareTexts(workspace: Workspace, file: ForeignFile): TextImport {
  const project = projectOf(workspace);
  const isXml = /^\uFEFF?\s*</.test(file.content);
  const units = isXml ? readXliff(file) : readCsvTexts(file, project.manifest.defaultLocale);
  const counts = { same: 0, untranslated: 0 };
  const entries: TextImportEntry[] = [];
  for (const own of Map.groupBy(units, ({ locale, key }) => `${locale}\n${key}`).values()) {
    const entry = compareText(project, own);
    if (typeof entry === 'string') counts[entry] += 1;
    else entries.push(entry);
  }
  return { format: isXml ? 'xliff' : 'csv', entries, ...counts };
}

/** What the units of one text in one language would change. */
function compareText(
  project: Project,
  units: readonly FileUnit[],
): TextImportEntry | 'same' | 'untranslated' {
  const [first] = units;
  const written = units.filter(({ target }) => target !== '');
  if (first === undefined || written.length === 0) return 'untranslated';
  const { locale, key, line } = first;
  const { defaultLocale, locales } = project.manifest;
  const source = project.locales[defaultLocale]?.[key];
  const known = project.locales[locale]?.[key];
  const before = known ?? null;
  const entry = { locale, key, line, before, original: null, fault: null };
  const alone = written[0]?.target ?? '';
  if (source === undefined) return { ...entry, status: 'unknown_key', after: alone };
  if (!locales.includes(locale)) return { ...entry, status: 'unknown_locale', after: alone };
  const made = assemble(source, known, written);
  if ('code' in made) return { ...entry, status: 'broken', after: null, fault: made };
  const { text: after } = made;
  const original = locale === defaultLocale ? null : originalIn(source, written);
  if (known !== undefined && sameText(known, after)) {
    const isConfirmed =
      original === null &&
      written.every(({ finished }) => finished) &&
      translationState(project, locale, key) === 'outdated';
    return isConfirmed ? { ...entry, status: 'confirmed', after } : 'same';
  }
  const fault = faultIn(locale === defaultLocale ? after : (original ?? source), after);
  if (fault !== null) return { ...entry, status: 'broken', after, original, fault };
  return { ...entry, status: known === undefined ? 'new' : 'changed', after, original };
}

/** The text that the units of a file make, with the forms that only the project has. */
function assemble(
  source: LocaleText,
  known: LocaleText | undefined,
  units: readonly FileUnit[],
): { readonly text: LocaleText } | TextFault {
  const [only] = units;
  const isPlural = typeof source === 'object' || typeof known === 'object';
  if (!isPlural) {
    const form = units.find((unit) => unit.form !== null)?.form;
    return form === undefined || form === null ? { text: only?.target ?? '' } : { code: 'form', form };
  }
  const plain = units.find(({ form }) => form === null);
  if (plain !== undefined && units.length === 1 && typeof known !== 'object') return { text: plain.target };
  const forms: Partial<Record<PluralForm, string>> = {};
  for (const { form, target } of units) forms[form ?? 'other'] = target;
  const count = typeof known === 'object' ? known.count : typeof source === 'object' ? source.count : '';
  const before = typeof known === 'object' ? known : {};
  const text = { ...before, ...forms };
  return text.other === undefined ? { code: 'other' } : { text: { ...text, count, other: text.other } };
}

/** What the translations of a file were made from, if that is not the current text. */
function originalIn(source: LocaleText, units: readonly FileUnit[]): LocaleText | null {
  const changed = units.filter(
    ({ form, source: seen }) => seen !== null && seen !== '' && seen !== templateFor(source, form),
  );
  const [first] = changed;
  if (first === undefined) return null;
  if (typeof source === 'string') return first.source ?? '';
  const forms = Object.fromEntries(changed.map(({ form, source: seen }) => [form ?? 'other', seen ?? '']));
  return { ...source, ...forms };
}

function faultIn(original: LocaleText, text: LocaleText): TextFault | null {
  if (!textCompiles(text)) return { code: 'syntax' };
  const difference = placeholderDifference(original, text);
  return difference === undefined
    ? null
    : { code: 'placeholders', lost: [...difference.lost], added: [...difference.added] };
}

/** Which texts of a file are taken. */
export interface TextChoice {
  /** Also those that replace a text of the project. */
  readonly overwrite: boolean;
}

/** Whether a text of a file is taken. What is unknown or broken never is. */
export function isTaken({ status }: TextImportEntry, { overwrite }: TextChoice): boolean {
  return status === 'new' || status === 'confirmed' || (overwrite && status === 'changed');
}

/** The project with texts of a file. @throws AppError EDIT_DOCUMENT_BROKEN if a locale that changes cannot be read. */
export function takeTexts(workspace: Workspace, entries: readonly TextImportEntry[]): Workspace {
  const texts = entries.flatMap(({ locale, key, after, original }) =>
    after === null ? [] : [{ locale, key, text: after, ...(original === null ? {} : { original }) }],
  );
  return texts.length === 0 ? workspace : applyCommand(workspace, 'locale.importTexts', { texts }).workspace;
}
