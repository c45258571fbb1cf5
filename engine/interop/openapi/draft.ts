import type { JsonObject } from '../../base/json.ts';
import { freeId, idOfName } from '../../edit/freeId.ts';
import type { ProjectManifest } from '../../model/documents/projectManifest.ts';
import type { ReportEntry } from '../../model/reports/importReport.ts';
import type { UsedEnvironment } from '../newAction.ts';
import {
  createReferences,
  type OpenapiDocument,
  type Operation,
  type References,
  splitCamelCase,
} from './document.ts';

/** What an import gathers while its actions are made. */
export interface ImportDraft extends UsedEnvironment {
  readonly document: OpenapiDocument;
  /** What the project has declared. */
  readonly declared: ProjectManifest['environment'];
  readonly variables: Map<string, JsonObject>;
  readonly secrets: Map<string, JsonObject>;
  readonly report: ReportEntry[];
  /** Reports what concerns the whole document, once. */
  readonly noteOnce: (entry: ReportEntry) => void;
  /** A draft for one of its operations. */
  readonly begin: (operation: Operation) => OperationDraft;
}

/** What the parts of one action are made from. */
export interface OperationDraft extends References {
  readonly all: ImportDraft;
  readonly operation: Operation;
  /** Reports what happened to a part of the operation. */
  readonly note: (entry: ReportEntry) => void;
}

export function createDraft(
  document: OpenapiDocument,
  declared: ProjectManifest['environment'],
): ImportDraft {
  const report: ReportEntry[] = [];
  const noted = new Set<string>();
  const noteOnce = (entry: ReportEntry): void => {
    const key = JSON.stringify(entry);
    if (noted.has(key)) return;
    noted.add(key);
    report.push(entry);
  };
  const lost = (reference: string): void =>
    noteOnce({ code: 'reference_left_out', outcome: 'left_out', params: { reference } });
  const all: ImportDraft = {
    document,
    declared,
    variables: new Map(),
    secrets: new Map(),
    report,
    noteOnce,
    begin: (operation) => ({
      ...createReferences(document.root, lost),
      all,
      operation,
      note: (entry) => noteOnce({ ...entry, place: `${operation.method} ${operation.path}` }),
    }),
  };
  return all;
}

/** An identifier for a name of the document: `orderId` gives `order_id`, or `order_id_2` if that is taken. */
export function inputName(name: string, taken: object): string {
  return freeId(Object.keys(taken), idOfName(splitCamelCase(name), 'value'));
}

/** The first paragraph of a description, on one line and of a length for forms; undefined if there is none. */
export function shortDescription(text: string | undefined, limit = 300): string | undefined {
  const [first = ''] = (text ?? '').trim().split(/\n\s*\n/, 1);
  const line = first.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}
