import { AppError, type ErrorData } from '../../engine/base/appError.ts';
import { formatPath } from '../../engine/base/zodProblems.ts';
import { contractErrors } from '../../engine/contract/errors.ts';
import {
  type MethodName,
  type MethodResult,
  methods,
  type ParsedParams,
} from '../../engine/contract/methods.ts';
import { type RequestMessage, type ResponseMessage, requestMessage } from '../../engine/contract/wire.ts';

/** What answers one method. Parameters are already validated. */
export type Handler<M extends MethodName> = (params: ParsedParams<M>) => Promise<MethodResult<M>>;

/** One handler for each method of the contract: a missing one is a type error. */
export type Handlers = { readonly [M in MethodName]: Handler<M> };

/** The handlers of one area of the contract, `projects.` for one. */
export type HandlersOf<P extends string> = Pick<Handlers, Extract<MethodName, `${P}.${string}`>>;

/** Answers one message of a transport; never rejects. Undefined for what is not a request at all. */
export type Router = (message: unknown) => Promise<ResponseMessage | undefined>;

/**
 * Makes the one place where requests are validated and dispatched; every transport feeds it.
 *
 * @param handlers - One for each method of the contract.
 * @param report - Told of errors that no handler foresaw, for the log.
 */
export function createRouter(handlers: Handlers, report: (error: unknown) => void): Router {
  return async (message) => {
    const request = requestMessage.safeParse(message);
    if (!request.success) return undefined;
    try {
      return { id: request.data.id, result: await dispatch(handlers, request.data) };
    } catch (error) {
      return { id: request.data.id, error: toErrorData(error, report) };
    }
  };
}

async function dispatch(handlers: Handlers, request: RequestMessage): Promise<unknown> {
  if (!isMethod(request.method)) throw contractErrors.CONTRACT_UNKNOWN_METHOD({ method: request.method });
  const params = methods[request.method].params.safeParse(request.params);
  if (!params.success) {
    const issue = params.error.issues[0];
    const path = formatPath(
      (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part)),
    );
    const finding = `${path === '' ? 'params' : path}: ${issue?.message ?? 'invalid'}`;
    throw contractErrors.CONTRACT_INVALID_PARAMS({ method: request.method, finding });
  }
  // The schema that parsed the parameters is the one the handler's type is derived from.
  const handler = handlers[request.method] as (parameters: unknown) => Promise<unknown>;
  return handler(params.data);
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}

function toErrorData(error: unknown, report: (error: unknown) => void): ErrorData {
  if (error instanceof AppError) return error.toJSON();
  report(error);
  return contractErrors
    .HOST_INTERNAL({ detail: error instanceof Error ? error.message : String(error) })
    .toJSON();
}
