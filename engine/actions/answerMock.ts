import { AppError } from '../base/appError.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { MockExample } from '../model/action.ts';
import { actionErrors } from './errors.ts';
import type { MockRoute } from './mockRoute.ts';

/** A request to the mock server as data: what `when` sees, but for `params`, which the route adds. */
export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly query: JsonObject;
  readonly headers: JsonObject;
  readonly body: Json;
}

/** What the mock server answers, and why. */
export type MockAnswer =
  | { readonly type: 'example'; readonly action: string; readonly example: MockExample }
  | { readonly type: 'error'; readonly error: AppError };

/**
 * Chooses the answer to a request: the first example that holds, of the routes that match, the most exact first.
 *
 * @param routes - Sorted by number of parameters.
 */
export function answerMock(routes: readonly MockRoute[], request: MockRequest): MockAnswer {
  const reasons: string[] = [];
  const actions: string[] = [];
  for (const route of routes) {
    const params = route.method === request.method ? route.match(request.path) : undefined;
    if (params === undefined) continue;
    actions.push(route.action);
    for (const { example, when } of route.examples) {
      const holds = when === undefined ? true : evaluate(when.evaluate, { ...request, params });
      if (holds === true) return { type: 'example', action: route.action, example };
      if (holds !== false) reasons.push(`${example.name}: ${holds}`);
    }
  }
  const { method, path } = request;
  if (actions.length === 0)
    return { type: 'error', error: actionErrors.ACTION_MOCK_NO_ROUTE({ method, path }) };
  const params = { actions: actions.join(', '), reasons: reasons.join('; ') };
  return { type: 'error', error: actionErrors.ACTION_MOCK_NO_EXAMPLE(params) };
}

/** True or false, or the reason why it is neither: an example about a field that is not there does not hold. */
function evaluate(when: (context: JsonObject) => Json, request: JsonObject): boolean | string {
  try {
    const value = when({ request });
    return typeof value === 'boolean' ? value : 'its "when" is neither true nor false';
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
