import type { Workspace } from '../edit/workspace.ts';

/** A file from elsewhere. */
export interface ForeignFile {
  /** As it was given: for errors, and for its extension. */
  readonly path: string;
  /** Its content as UTF-8 text. */
  readonly content: string;
}

/** What each code of a report is about. `place` says where in the file it is: `line 12`, `train[3]`. */
export interface ReportParams {
  /** An intent was made. */
  readonly intent_made: { readonly intent: string; readonly label: string; readonly utterances: number };
  /** Utterances were added to an intent of the project. */
  readonly intent_extended: { readonly intent: string; readonly utterances: number };
  /** Out-of-scope messages were added. */
  readonly out_of_scope_extended: { readonly messages: number };
  /** A label is no identifier, and became one. */
  readonly label_changed: { readonly label: string; readonly intent: string };
  /** Nothing of a label can be an identifier. */
  readonly label_unusable: { readonly label: string; readonly messages: number };
  /** Several labels became the same identifier, and one intent. */
  readonly labels_joined: { readonly labels: readonly string[]; readonly intent: string };
  /** The same utterance of the same intent came before, in the file or the project; `null`: of those out of scope. */
  readonly utterance_known: { readonly text: string; readonly intent: string | null };
  /** The utterance shows another intent already; `null`: it is out of scope. */
  readonly utterance_elsewhere: {
    readonly text: string;
    readonly intent: string | null;
    readonly other: string | null;
  };
  /** The project has no such language. */
  readonly locale_unknown: { readonly locale: string; readonly text: string };
  /** A part of the file is for measuring, and nothing is learnt from it. */
  readonly part_left_out: { readonly part: string; readonly messages: number };
}

/** Code of an entry of a report. */
export type ReportCode = keyof ReportParams;

/** What became of something in the file. */
export type ReportEntry = {
  readonly [C in ReportCode]: {
    readonly code: C;
    readonly outcome: 'taken' | 'changed' | 'left_out';
    /** Absent where it is about the file as a whole. */
    readonly place?: string;
    readonly params: ReportParams[C];
  };
}[ReportCode];

/** What reading a file gave: the project with what was taken over, and an account of the rest. */
export interface Imported {
  readonly workspace: Workspace;
  readonly report: readonly ReportEntry[];
}

/** Something that knows a format of another tool. */
export interface Importer {
  /** As it is named on the command line: `csv`. */
  readonly id: string;
  /** For people: `CSV of utterances`. */
  readonly label: string;
  /** Whether a file looks like this format. The first importer of the list that says so reads it. */
  readonly accepts: (file: ForeignFile) => boolean;
  /**
   * Takes over what a file holds, by commands of `engine/edit`: what the project has stays, comments included. Pure.
   *
   * @throws AppError when the file as a whole cannot be read.
   */
  readonly read: (file: ForeignFile, workspace: Workspace) => Imported;
}

/** Defines an importer. A new one is a folder beside this file and one line in `index.ts`. */
export function defineImporter(importer: Importer): Importer {
  return importer;
}
