import type { JsonObject } from '../../base/json.ts';
import { applyCommand } from '../../edit/applyCommand.ts';
import { freeId } from '../../edit/freeId.ts';
import type { Workspace } from '../../edit/workspace.ts';
import type { Action } from '../../model/documents/action.ts';
import type { OperationChoice, OperationSummary } from '../../model/reports/importReport.ts';
import { defineImporter, type Imported } from '../defineImporter.ts';
import { interopErrors } from '../errors.ts';
import { declareEnvironment } from '../newAction.ts';
import { answerPartsOf } from './action/answer.ts';
import { requestPartsOf } from './action/request.ts';
import { entriesOf, type OpenapiDocument, type Operation, readOpenapi, textOf } from './document.ts';
import { createDraft, type ImportDraft, type OperationDraft, shortDescription } from './draft.ts';

/** More operations than this are only imported if they are chosen. */
const maxWithoutChoice = 20;

/** `openapi: 3.1.0` at the beginning of a line, or after the brace or comma of JSON. */
const version = /(?:^|[{,])[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?\d/m;

/** Imports operations of an OpenAPI 3.0 or 3.1 document as actions with mock examples. */
export const openapi = defineImporter({
  id: 'openapi',
  label: 'OpenAPI document (3.0 or 3.1, JSON or YAML)',
  accepts: ({ content }) => version.test(content),
  listOperations: (file) => listOperations(readOpenapi(file)),
  read: (file, workspace, choice) => {
    const document = readOpenapi(file);
    const { path, operations } = document;
    if (choice === undefined && operations.length > maxWithoutChoice) {
      const location = { file: path };
      throw interopErrors.INTEROP_CHOICE_NEEDED({ path, operations: operations.length }, { location });
    }
    return importOperations(workspace, document, choice ?? 'all');
  },
});

/** The operations of a document that can be imported, in its order. */
export function listOperations({ operations }: OpenapiDocument): readonly OperationSummary[] {
  return operations.map(({ id, method, path, summary, tags, deprecated }) => ({
    id,
    method,
    path,
    summary,
    tags,
    deprecated,
  }));
}

/**
 * Imports operations of a document: an action with a mock example for each, its variables and its secrets. Actions of the
 * project stay as they are; an operation that one of them already calls is left out.
 *
 * @returns The project, and a report; nothing is lost without an entry.
 * @throws AppError INTEROP_CHOICE_UNKNOWN - An operation or tag that the document does not have.
 */
export function importOperations(
  workspace: Workspace,
  document: OpenapiDocument,
  choice: OperationChoice,
): Imported {
  const chosen = chooseOperations(document, choice);
  const { project } = workspace.parsed;
  const actions = project?.actions ?? {};
  const draft = createDraft(document, project?.manifest.environment ?? { variables: {}, secrets: {} });
  const taken = new Set(Object.keys(actions));
  let after = workspace;
  for (const operation of chosen) {
    const one = draft.begin(operation);
    if (/[#?]|\/\.{1,2}(?:\/|$)/.test(operation.path)) {
      one.note({ code: 'operation_left_out', outcome: 'left_out', params: { why: 'path' } });
      continue;
    }
    const known = Object.hasOwn(actions, operation.id) ? actions[operation.id] : undefined;
    if (known !== undefined && calls(known.request, operation)) {
      one.note({ code: 'action_known', outcome: 'left_out', params: { action: known.id } });
      continue;
    }
    const id = freeId(taken, operation.id);
    taken.add(id);
    one.note({ code: 'action_made', outcome: 'taken', params: { action: id } });
    after = applyCommand(after, 'action.create', { document: { id, ...actionOf(one, id) } }).workspace;
  }
  if (choice === 'all') noteTheRest(draft, document);
  const declaration = declareEnvironment(after, draft);
  return { workspace: declaration.workspace, report: [...declaration.report, ...draft.report] };
}

/** @throws AppError INTEROP_CHOICE_UNKNOWN */
function chooseOperations(
  { path, operations }: OpenapiDocument,
  choice: OperationChoice,
): readonly Operation[] {
  if (choice === 'all') return operations;
  const unknown = (what: 'operation' | 'tag', name: string) =>
    interopErrors.INTEROP_CHOICE_UNKNOWN({ path, what, name }, { location: { file: path } });
  if ('tag' in choice) {
    const tagged = operations.filter(({ tags }) => tags.includes(choice.tag));
    if (tagged.length === 0) throw unknown('tag', choice.tag);
    return tagged;
  }
  const wanted = new Set(
    choice.ids.map((name) => {
      const found = operations.find(
        ({ id, method, path: own, source }) =>
          name === id || name === `${method} ${own}` || name === source.operationId,
      );
      if (found === undefined) throw unknown('operation', name);
      return found;
    }),
  );
  return operations.filter((operation) => wanted.has(operation));
}

/** Whether a request of the project calls an operation, at whichever address. */
function calls({ method, url }: Action['request'], operation: Operation): boolean {
  const pattern = operation.path
    .split(/\{[^{}]+\}/)
    .map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.+?');
  return method === operation.method && new RegExp(`${pattern}/?$`).test(url);
}

/** The document of an action without its id; keys with a default are left out. */
function actionOf(draft: OperationDraft, id: string): JsonObject {
  const { method, path, summary, source, deprecated } = draft.operation;
  const { input, request, auth, idempotency } = requestPartsOf(draft);
  const { output, mock } = answerPartsOf(draft);
  const description = shortDescription(textOf(source.description), 500);
  if (deprecated) draft.note({ code: 'operation_deprecated', outcome: 'taken', params: { action: id } });
  if (entriesOf(source.callbacks).length > 0)
    draft.note({ code: 'calls_left_out', outcome: 'left_out', params: { calls: 'callbacks' } });
  return {
    name: shortDescription(summary, 100) ?? `${method} ${path}`,
    ...(description !== undefined && description !== summary && { description }),
    ...(Object.keys(input).length > 0 && { input }),
    request,
    ...(auth !== undefined && { auth: auth as JsonObject }),
    ...(idempotency !== undefined && { idempotency }),
    ...(Object.keys(output).length > 0 && { output }),
    mock,
  };
}

/** Reports what a document has besides operations. */
function noteTheRest({ noteOnce }: ImportDraft, { root, otherOperations }: OpenapiDocument): void {
  for (const place of otherOperations)
    noteOnce({ code: 'operation_left_out', outcome: 'left_out', place, params: { why: 'method' } });
  if (entriesOf(root.webhooks).length > 0)
    noteOnce({ code: 'calls_left_out', outcome: 'left_out', params: { calls: 'webhooks' } });
}
