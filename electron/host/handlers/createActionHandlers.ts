import { randomUUID } from 'node:crypto';
import { readEnvironment } from '../../../engine/actions/readEnvironment.ts';
import { toCurl } from '../../../engine/actions/toCurl.ts';
import { AppError } from '../../../engine/base/appError.ts';
import type { MethodResult } from '../../../engine/contract/methods.ts';
import type { Workspace } from '../../../engine/edit/workspace.ts';
import { curl } from '../../../engine/interop/curl/curl.ts';
import { importFile, listFileOperations } from '../../../engine/interop/importFile.ts';
import { actionPath } from '../../../engine/model/documentKinds.ts';
import { onlyReads } from '../../../engine/model/documents/action.ts';
import { parseProject } from '../../../engine/model/parseProject.ts';
import type { ActionCall } from '../../../engine/model/ports.ts';
import type { Project } from '../../../engine/model/project.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { tryAction } from '../../../engine/project/openPorts.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import { hostErrors } from '../hostErrors.ts';
import type { HandlersOf } from '../router.ts';
import { type HandlerContext, openSaved } from './handlerContext.ts';

/** Handlers of `actions.*`. */
export function createActionHandlers(context: HandlerContext): HandlersOf<'actions'> {
  const { options, sessions } = context;
  /** The saved project with one action alone: a mistake in another one must not matter. */
  const projectWith = async (projectId: string, id: string): Promise<Project> => {
    const { files } = await readProjectFolder(sessions.get(projectId).path);
    const { project } = parseProject(files);
    const action = project?.actions[id];
    if (project === undefined || action === undefined) throw hostErrors.HOST_ACTION_UNUSABLE({ action: id });
    return { ...project, actions: { [id]: action } };
  };

  return {
    'actions.try': async ({ projectId, action: id, input, how, values, confirmed }) => {
      const project = await projectWith(projectId, id);
      const action = project.actions[id];
      if (action === undefined) throw hostErrors.HOST_ACTION_UNUSABLE({ action: id });
      if (how === 'live' && !confirmed && !onlyReads(action))
        throw hostErrors.HOST_CALL_NOT_CONFIRMED({ action: id });
      const environment = { ...options.environment, ...values };
      const call = { action: id, input, idempotencyKey: randomUUID() };
      const exchange = await tryAction(project, { ...call, how, environment });
      return { ...exchange, curl: asCurl(project, call, environment) };
    },
    'actions.boundNames': async ({ names }) =>
      names.filter((name) => (options.environment[name] ?? '') !== ''),
    'actions.readCurl': async ({ projectId, command }) =>
      readCurl(await openSaved(context, projectId), command),
    'actions.listOperations': async (file) => [...listFileOperations(file)],
    'actions.importOperations': async ({ projectId, ids, ...file }) => {
      const workspace = await openSaved(context, projectId);
      const { files, report } = importFile(workspace, file, { choice: { ids } });
      return { files: [...files], report: [...report] };
    },
  };
}

/**
 * Imports a cURL command without writing it.
 *
 * @throws AppError INTEROP_DATA_INVALID, EDIT_DOCUMENT_BROKEN.
 */
function readCurl(before: Workspace, command: string): MethodResult<'actions.readCurl'> {
  const { workspace: after, report } = curl.read({ path: 'The command', content: command }, before);
  const made = Object.values(after.parsed.project?.actions ?? {}).find(
    ({ id }) => before.parsed.project?.actions[id] === undefined,
  );
  const written = after.parsed.documents[actionPath(made?.id ?? '')]?.yaml?.value;
  const { id: _id, name, ...document } = isJsonObject(written) ? written : {};
  const known = before.parsed.project?.manifest.environment;
  const { variables, secrets } = after.parsed.project?.manifest.environment ?? { variables: {}, secrets: {} };
  const isNew = (declared: object | undefined) => (key: string) => !Object.hasOwn(declared ?? {}, key);
  return {
    name: String(name ?? ''),
    document,
    variables: Object.fromEntries(
      Object.keys(variables)
        .filter(isNew(known?.variables))
        .map((key) => [key, variables[key]?.default ?? null]),
    ),
    secrets: Object.keys(secrets).filter(isNew(known?.secrets)),
    // What was made and declared is in the draft itself.
    notes: report.filter(({ outcome }) => outcome !== 'taken'),
  };
}

/** The call of the service as a cURL command; null if the request cannot be made, as the result of the call says. */
function asCurl(
  { actions, manifest }: Project,
  call: ActionCall,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const action = actions[call.action];
  try {
    return action === undefined
      ? null
      : toCurl(action, call, readEnvironment(manifest.environment, environment));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
