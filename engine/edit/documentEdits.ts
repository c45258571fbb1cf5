import type { Json } from '../base/json.ts';
import { type DocumentKindName, documentKindOf, flowPath, layoutPath } from '../model/documentKinds.ts';
import { type Flow, type State, writeLayout } from '../model/documents/flow.ts';
import { findDocument, type ParsedDocument } from '../model/parsedProject.ts';
import { editYaml } from '../model/yaml/editYaml.ts';
import type { YamlEdit } from '../model/yaml/valueEdit.ts';
import type { YamlPath } from '../model/yaml/yamlPath.ts';
import { editErrors } from './errors.ts';
import type { FileTexts } from './fileChange.ts';
import type { Workspace } from './workspace.ts';

/** One transition of a flow. */
export interface FlowTransition {
  /** Id of the state it leaves. */
  readonly from: string;
  readonly outcome: string;
  /** Id of the state it leads to, which may not exist. */
  readonly to: string;
}

/** A state by id, with its index in the flow. */
export function findState(
  flow: Flow,
  id: string,
): { readonly state: State; readonly index: number } | undefined {
  const index = flow.states.findIndex((state) => state.id === id);
  const state = flow.states[index];
  return state === undefined ? undefined : { state, index };
}

/** All transitions of a flow, in reading order. */
export function flowTransitions(flow: Flow): readonly FlowTransition[] {
  return flow.states.flatMap(({ id, on }) =>
    Object.entries(on).map(([outcome, to]) => ({ from: id, outcome, to })),
  );
}

/** A document that is there and not broken. */
type WholeDocument<K extends DocumentKindName> = ParsedDocument<K> & {
  readonly value: NonNullable<ParsedDocument<K>['value']>;
};

/**
 * The document of a kind by id.
 *
 * @throws AppError EDIT_NOT_FOUND, EDIT_DOCUMENT_BROKEN.
 */
export function wholeDocument<K extends DocumentKindName>(
  { parsed }: Workspace,
  kind: K,
  id: string,
): WholeDocument<K> {
  const document = findDocument(parsed, kind, id);
  if (document === undefined) throw editErrors.EDIT_NOT_FOUND({ what: documentKindOf(kind).label, id });
  if (document.value === undefined) {
    const [problem] = document.problems;
    const location = problem?.location ?? { file: document.path };
    const finding = problem?.message ?? 'it cannot be read';
    throw editErrors.EDIT_DOCUMENT_BROKEN({ path: document.path, finding }, { location });
  }
  return document as WholeDocument<K>;
}

/** The text of a document after edits. @throws as {@link wholeDocument} and {@link editYaml}. */
export function editDocument(
  workspace: Workspace,
  kind: DocumentKindName,
  id: string,
  edits: readonly YamlEdit[],
): FileTexts {
  const document = wholeDocument(workspace, kind, id);
  return { [document.path]: editYaml(document.yaml ?? document.text, edits) };
}

/** A flow by id. @throws as {@link wholeDocument}. */
export function flowOf(workspace: Workspace, flow: string): Flow {
  return wholeDocument(workspace, 'flow', flow).value;
}

/** A state and its index in the flow. @throws AppError EDIT_NOT_FOUND, EDIT_DOCUMENT_BROKEN. */
export function stateOf(
  workspace: Workspace,
  flow: string,
  id: string,
): { readonly state: State; readonly index: number } {
  const found = findState(flowOf(workspace, flow), id);
  if (found === undefined) {
    throw editErrors.EDIT_NOT_FOUND({ what: 'state', id }, { location: { file: flowPath(flow), flow } });
  }
  return found;
}

/** @throws AppError EDIT_EXISTS when there is a document of the kind with that id, broken or not. */
export function assertFree({ files }: Workspace, kind: DocumentKindName, id: string): void {
  const { label, path } = documentKindOf(kind);
  if (files[path(id)] !== undefined) {
    throw editErrors.EDIT_EXISTS({ what: label, id }, { location: { file: path(id) } });
  }
}

/** Places of states by id. */
export type Places = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

/**
 * The layout of a flow after a change.
 *
 * @param change - From the places to the new places.
 * @returns No text when the flow has no layout and gets none, or when its layout is broken: that is mended in the text
 * view, and no reason to refuse an edit of the flow itself.
 */
export function editLayout(
  { parsed }: Workspace,
  flow: string,
  change: (places: Places) => Places,
): FileTexts {
  const document = findDocument(parsed, 'layout', flow);
  if (document !== undefined && document.value === undefined) return {};
  const before = document?.value?.states ?? {};
  const after = change(before);
  if (after === before || (document === undefined && Object.keys(after).length === 0)) return {};
  return { [layoutPath(flow)]: writeLayout({ states: after }) };
}

/** Order of a state's keys in its file; `*` is the data of its kind. */
export const stateKeyOrder = ['id', 'kind', 'name', 'note', '*', 'on'] as const;
/** Order of a flow's keys in its file. */
export const flowKeyOrder = ['id', 'name', 'description', 'triggers', 'states'] as const;

/** The edit that writes a value, or removes it when there is none. */
export function setOrDelete(path: YamlPath, value: Json | undefined, order?: readonly string[]): YamlEdit {
  if (value === undefined) return { op: 'delete', path };
  return order === undefined ? { op: 'set', path, value } : { op: 'set', path, value, order };
}
