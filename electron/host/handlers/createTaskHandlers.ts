import type { HandlersOf } from '../handlers.ts';
import type { HandlerContext } from './handlerContext.ts';

/** Handlers of `tasks.*`. */
export function createTaskHandlers({ tasks }: Pick<HandlerContext, 'tasks'>): HandlersOf<'tasks'> {
  return {
    'tasks.cancel': async ({ projectId, task }) => ({ cancelled: tasks.cancel(projectId, task) }),
  };
}
