// Texts, intents and actions to and from other tools: files that the browser downloads, and files that are compared with the project.

import type { MethodParams } from '../../engine/contract/methods.ts';
import type { PlannedImport, ReportEntry } from '../../engine/model/reports/importReport.ts';
import type { TextImport, TextImportEntry } from '../../engine/model/reports/textImport.ts';
import { textOnOneLine, wordsOfTextEntry } from '../../engine/words/textImport.ts';
import { runEdit, showError, showNotice } from './runEdit.ts';
import type { Studio } from './studio.ts';

/** A text on one line. */
export const onOneLine = textOnOneLine;
/** What an import does with a text, or why it is left out. */
export const entryWords = wordsOfTextEntry;

function download({ name, content }: { readonly name: string; readonly content: string }): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The download has begun by then; revoked at once, some browsers cancel it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function saved({ document }: Studio): Promise<string> {
  await document.getState().whenSaved();
  return document.getState().opened?.id ?? '';
}

/** Downloads texts for translators. */
export async function downloadTexts(
  studio: Studio,
  what: MethodParams<'texts.export'>['what'],
): Promise<void> {
  try {
    download(await studio.client.request('texts.export', { projectId: await saved(studio), what }));
  } catch (error) {
    showError(error, 'The texts could not be exported');
  }
}

/** Downloads the utterances of all intents. */
export async function downloadIntents(studio: Studio): Promise<void> {
  try {
    download(await studio.client.request('intents.export', { projectId: await saved(studio) }));
  } catch (error) {
    showError(error, 'The intents could not be exported');
  }
}

/** Compares a file with the saved project. @throws AppError of the host: the file or the project cannot be read. */
export async function compareTextFile(studio: Studio, file: File): Promise<TextImport> {
  const content = await file.text();
  return studio.client.request('texts.compare', { projectId: await saved(studio), name: file.name, content });
}

/** Reads utterances from a file. @throws AppError as {@link compareTextFile}. */
export async function compareUtteranceFile(studio: Studio, file: File): Promise<PlannedImport> {
  const content = await file.text();
  return studio.client.request('intents.compare', {
    projectId: await saved(studio),
    name: file.name,
    content,
  });
}

/** Takes texts of a file, as one step of undo. Returns whether it could be done. */
export function commitTextImport(studio: Studio, entries: readonly TextImportEntry[]): boolean {
  const texts = entries.flatMap(({ locale, key, after, original }) =>
    after === null ? [] : [{ locale, key, text: after, ...(original === null ? {} : { original }) }],
  );
  return runEdit(studio, 'locale.importTexts', { texts }) !== undefined;
}

/** A file of an import that was edited since the host read it. */
function staleFile({ document }: Studio, { files }: PlannedImport): string | undefined {
  const { files: current } = document.getState();
  return files.find(({ path, before }) => (current[path] ?? null) !== before)?.path;
}

/** Writes what an import found, as one step of undo; nothing if a file is stale. Returns whether it was written. */
function commitImport(studio: Studio, label: string, found: PlannedImport): boolean {
  const stale = staleFile(studio, found);
  if (stale !== undefined) {
    showNotice({
      title: 'Nothing was imported',
      message: `${stale} was changed meanwhile. Import the file again.`,
    });
    return false;
  }
  studio.document.getState().group(label, () => {
    for (const { path, after } of found.files) runEdit(studio, 'file.replaceText', { path, text: after });
  });
  return true;
}

/** Takes utterances of a file, as one step of undo. Files that were changed meanwhile stay as they are. */
export function commitUtteranceImport(studio: Studio, found: PlannedImport): void {
  commitImport(studio, 'Import utterances', found);
}

/**
 * Makes actions of the operations that were chosen from a file, as one step of undo.
 *
 * @param ids - What the operations are chosen by.
 * @returns What was made of them; null if a file was changed meanwhile, which a notice says.
 * @throws AppError of the host.
 */
export async function makeOperationActions(
  studio: Studio,
  file: { readonly name: string; readonly content: string },
  ids: readonly string[],
): Promise<readonly ReportEntry[] | null> {
  const find = async () =>
    studio.client.request('actions.importOperations', {
      projectId: await saved(studio),
      path: file.name,
      content: file.content,
      ids: [...ids],
    });
  let found = await find();
  // An edit in between does no harm: the import starts again from it.
  if (staleFile(studio, found) !== undefined) found = await find();
  const count = found.report.filter(({ code }) => code === 'action_made').length;
  const label = count === 1 ? 'Import 1 action' : `Import ${count} actions`;
  return commitImport(studio, label, found) ? found.report : null;
}
