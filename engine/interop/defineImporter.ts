import type { Workspace } from '../edit/workspace.ts';
import type { OperationChoice, OperationSummary, ReportEntry } from '../model/reports/importReport.ts';

/** A file of another tool. */
export interface ForeignFile {
  /** The path as given, for errors and for its extension. */
  readonly path: string;
  /** Its content as UTF-8 text. */
  readonly content: string;
}

/** The result of reading a file: the project with what was imported, and a report. */
export interface Imported {
  readonly workspace: Workspace;
  readonly report: readonly ReportEntry[];
}

/** An importer for a format of another tool. */
export interface Importer {
  /** Name on the command line: `csv`. */
  readonly id: string;
  /** Display name: `CLINC150`. */
  readonly label: string;
  /** Whether a file looks like this format. The first importer in the list that accepts it is used. */
  readonly accepts: (file: ForeignFile) => boolean;
  /**
   * Imports the content of a file by commands of `engine/edit`; existing content of the project is kept, comments
   * included. Pure.
   *
   * @param choice - Which operations to import, for importers with `listOperations`. Absent: all, unless they are many.
   * @throws AppError if the whole file cannot be read.
   */
  readonly read: (file: ForeignFile, workspace: Workspace, choice?: OperationChoice) => Imported;
  /**
   * The operations that a file describes, for formats from which they can be chosen.
   *
   * @throws AppError as `read` does.
   */
  readonly listOperations?: (file: ForeignFile) => readonly OperationSummary[];
}

/** Defines an importer. To add one, create a folder beside this file and add a line to `index.ts`. */
export function defineImporter(importer: Importer): Importer {
  return importer;
}
