import { filesToWrite, type WrittenFile } from '../edit/fileChange.ts';
import type { Workspace } from '../edit/workspace.ts';
import type { OperationChoice, OperationSummary, ReportEntry } from '../model/reports/importReport.ts';
import type { ForeignFile, Importer } from './defineImporter.ts';
import { interopErrors } from './errors.ts';
import { importers } from './index.ts';

/** The result of an import. Nothing is written yet. */
export interface ImportResult {
  /** Id of the importer that read the file. */
  readonly importer: string;
  /** Empty if the project already has everything: an import adds and changes files, and removes none. */
  readonly files: readonly WrittenFile[];
  /** What was imported, changed and left out. */
  readonly report: readonly ReportEntry[];
}

/** How a file is imported. */
export interface ImportOptions {
  /** Id of the importer; the first that accepts the file when absent. */
  readonly as?: string | undefined;
  /** Which of its operations are imported. */
  readonly choice?: OperationChoice | undefined;
}

/**
 * Imports a file of another tool into a project.
 *
 * @param workspace - The project; every document that the import changes must be valid.
 * @throws AppError INTEROP_IMPORTER_UNKNOWN, INTEROP_FORMAT_UNKNOWN, INTEROP_DATA_INVALID, INTEROP_NOTHING_TO_IMPORT,
 *   INTEROP_CHOICE_NEEDED, INTEROP_CHOICE_UNKNOWN, INTEROP_CHOICE_IMPOSSIBLE, EDIT_DOCUMENT_BROKEN.
 */
export function importFile(
  workspace: Workspace,
  file: ForeignFile,
  { as, choice }: ImportOptions = {},
): ImportResult {
  const importer = importerFor(file, as);
  if (choice !== undefined && importer.listOperations === undefined) throw noOperations(file, importer);
  const { workspace: after, report } = importer.read(file, workspace, choice);
  if (report.length === 0) {
    throw interopErrors.INTEROP_NOTHING_TO_IMPORT({ path: file.path }, { location: { file: file.path } });
  }
  return { importer: importer.id, files: filesToWrite(workspace.files, after.files), report };
}

/**
 * The operations that a file describes.
 *
 * @param as - Id of the importer; the first that accepts the file when absent.
 * @throws AppError INTEROP_IMPORTER_UNKNOWN, INTEROP_FORMAT_UNKNOWN, INTEROP_DATA_INVALID, INTEROP_CHOICE_IMPOSSIBLE.
 */
export function listFileOperations(file: ForeignFile, as?: string): readonly OperationSummary[] {
  const importer = importerFor(file, as);
  if (importer.listOperations === undefined) throw noOperations(file, importer);
  return importer.listOperations(file);
}

function noOperations({ path }: ForeignFile, { id }: Importer): Error {
  return interopErrors.INTEROP_CHOICE_IMPOSSIBLE({ path, importer: id }, { location: { file: path } });
}

function importerFor(file: ForeignFile, as: string | undefined): Importer {
  const known = importers.map(({ id }) => id).join(', ');
  if (as !== undefined) {
    const named = importers.find(({ id }) => id === as);
    if (named === undefined) throw interopErrors.INTEROP_IMPORTER_UNKNOWN({ importer: as, known });
    return named;
  }
  const found = importers.find((importer) => importer.accepts(file));
  if (found === undefined) {
    const location = { file: file.path };
    throw interopErrors.INTEROP_FORMAT_UNKNOWN({ path: file.path, known }, { location });
  }
  return found;
}
