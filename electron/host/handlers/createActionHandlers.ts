import { randomUUID } from 'node:crypto';
import { readEnvironment } from '../../../engine/actions/readEnvironment.ts';
import { toCurl } from '../../../engine/actions/toCurl.ts';
import { AppError } from '../../../engine/base/appError.ts';
import { onlyReads } from '../../../engine/model/documents/action.ts';
import { parseProject } from '../../../engine/model/parseProject.ts';
import type { ActionCall } from '../../../engine/model/ports.ts';
import type { Project } from '../../../engine/model/project.ts';
import { tryAction } from '../../../engine/project/openPorts.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import { hostErrors } from '../hostErrors.ts';
import type { HandlersOf } from '../router.ts';
import type { HandlerContext } from './handlerContext.ts';

/** Handlers of `actions.*`. */
export function createActionHandlers({ options, sessions }: HandlerContext): HandlersOf<'actions'> {
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
      const curl = asCurl(project, call, environment);
      return { ...exchange, curl };
    },
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
