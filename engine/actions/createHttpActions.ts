import { Agent, type Dispatcher } from 'undici';
import { AppError } from '../base/appError.ts';
import type { Action } from '../model/documents/action.ts';
import type { ProjectManifest } from '../model/documents/projectManifest.ts';
import type { ActionCall, ActionPort, ActionResult } from '../model/ports.ts';
import { type ActionRequest, buildRequest } from './buildRequest.ts';
import { type CompiledHttpAction, compileAction } from './compileAction.ts';
import { createMasker, describeActionRequest, describeActionResponse } from './describeExchange.ts';
import { actionErrors } from './errors.ts';
import { type EnvironmentValues, readEnvironment } from './readEnvironment.ts';
import { type ActionResponse, mapOutput } from './readResponse.ts';
import { sendRequest, sendWithRetry } from './sendRequest.ts';

/** What {@link createHttpActions} needs. */
export interface HttpActionsOptions {
  /** Actions of the project by id. */
  readonly actions: Readonly<Record<string, Action>>;
  /** `environment` of the project's manifest: which names may be read. */
  readonly environment: ProjectManifest['environment'];
  /** Values of variables and secrets, usually `process.env`; read once. */
  readonly env: EnvironmentValues;
  /** HTTP client; stays the caller's. By default an own one that keeps connections alive. */
  readonly dispatcher?: Dispatcher;
}

/** Runs actions over HTTP. */
export interface HttpActions extends ActionPort {
  /** Gives up what is running (ACTION_CANCELLED) and closes the connections. */
  close(): Promise<void>;
}

/** How far a call came, for its result whatever happens. */
interface Progress {
  request?: ActionRequest;
  response?: ActionResponse;
  attempts: number;
}

/**
 * Makes the port that runs a project's API actions over HTTP.
 *
 * A result is `ok` when the service answered with a status 2xx and every output could be computed. No result holds a
 * secret: neither the value of one that is declared, nor a header that authorises.
 */
export function createHttpActions(options: HttpActionsOptions): HttpActions {
  const environment = readEnvironment(options.environment, options.env);
  const masked = createMasker(environment.secretValues);
  const dispatcher =
    options.dispatcher ??
    new Agent({ keepAliveTimeout: 10_000, connections: 64, headersTimeout: 0, bodyTimeout: 0 });
  const closing = new AbortController();
  const actions = new Map(Object.entries(options.actions));
  const compiled = new Map<string, CompiledHttpAction>();

  const compile = (id: string): CompiledHttpAction => {
    const action = actions.get(id);
    if (action === undefined) throw actionErrors.ACTION_UNKNOWN({ action: id });
    const known = compiled.get(id) ?? compileAction(action);
    compiled.set(id, known);
    return known;
  };

  const perform = async (call: ActionCall, progress: Progress) => {
    const target = compile(call.action);
    const request = buildRequest(target, call, environment);
    progress.request = request;
    const { action } = target;
    const send = (signal: AbortSignal) => sendRequest(dispatcher, request, signal);
    const { last, attempts, cut } = await sendWithRetry(action, send, closing.signal);
    progress.attempts = attempts;
    if (last?.type === 'response') progress.response = last.response;
    const origin = request.url.origin;
    if (closing.signal.aborted) throw actionErrors.ACTION_CANCELLED({});
    if (cut || last === undefined) throw actionErrors.ACTION_TIMEOUT({ origin, timeoutMs: action.timeoutMs });
    if (last.type === 'failed') throw last.error;
    if (last.type === 'network')
      throw actionErrors.ACTION_UNREACHABLE({ origin, reason: last.reason, attempts });
    const { status } = last.response;
    if (status < 200 || status > 299) throw actionErrors.ACTION_HTTP_STATUS({ origin, status, attempts });
    return mapOutput(target.output, last.response);
  };

  return {
    run: async (call) => {
      const start = performance.now();
      const progress: Progress = { attempts: 0 };
      const [output, error] = await perform(call, progress).then(
        (value) => [value, null] as const,
        (reason: unknown) => [{}, errorOf(reason, call)] as const,
      );
      const { request, response, attempts } = progress;
      return {
        ok: error === null,
        output: masked(output),
        request: describeActionRequest(request, actions.get(call.action), masked),
        response: response === undefined ? null : describeActionResponse(response, request, masked),
        error: masked(error),
        attempts,
        durationMs: Math.round(performance.now() - start),
      };
    },
    close: async () => {
      closing.abort();
      if (options.dispatcher === undefined) await dispatcher.destroy();
    },
  };
}

function errorOf(reason: unknown, call: ActionCall): NonNullable<ActionResult['error']> {
  const error =
    reason instanceof AppError
      ? reason
      : actionErrors.ACTION_INTERNAL({ detail: `${call.action}: ${String(reason)}` }, { cause: reason });
  return { code: error.code, message: error.message, remedy: error.remedy };
}
