import { Agent, type Dispatcher } from 'undici';
import { AppError } from '../base/appError.ts';
import { type Action, onlyReads } from '../model/documents/action.ts';
import type { ProjectManifest } from '../model/documents/projectManifest.ts';
import type { ActionCall, ActionPort, ActionResult } from '../model/ports.ts';
import { type ActionRequest, buildRequest } from './buildRequest.ts';
import { type CompiledHttpAction, compileAction } from './compileAction.ts';
import { createTokens } from './createTokens.ts';
import { credentialsFor } from './credentials.ts';
import {
  type BuiltRequest,
  createMasker,
  describeActionRequest,
  describeActionResponse,
} from './describeExchange.ts';
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
  /** Address of the mock server, where requests to fixed hosts are sent as well; absent: to these hosts. */
  readonly mockUrl?: string;
  /** HTTP client, which the caller closes. By default, a client that keeps connections alive is created. */
  readonly dispatcher?: Dispatcher;
}

/** A call as people look at it who try an action. Secrets are masked. */
export interface ActionExchange {
  readonly result: ActionResult;
  /** The body as it was sent; null if there was none. */
  readonly sent: string | null;
  /** The body as it was received, decoded, whatever its type; null if there was no answer. */
  readonly received: string | null;
}

/** Runs actions over HTTP. */
export interface HttpActions extends ActionPort {
  /** As `run`, with both bodies as they were on the wire. Never rejects. */
  exchange(call: ActionCall): Promise<ActionExchange>;
  /** Cancels running calls (ACTION_CANCELLED) and closes the connections. */
  close(): Promise<void>;
}

/** The progress of a call, which its result reports even after an error. */
interface Progress {
  built?: BuiltRequest;
  response?: ActionResponse;
  attempts: number;
  isCached: boolean;
}

/** Answers that are used again. */
interface Answers {
  find(key: string): ActionResponse | undefined;
  keep(key: string, response: ActionResponse, seconds: number): void;
}

/** Size of all answers that are kept, in characters of JSON. */
const keptLimit = 32 * 1024 * 1024;

/** Keeps answers for a time; if there are too many, those kept first go first. */
function createAnswers(): Answers {
  const kept = new Map<
    string,
    { readonly response: ActionResponse; readonly until: number; readonly size: number }
  >();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    find: (key) => {
      const found = kept.get(key);
      if (found === undefined || performance.now() < found.until) return found?.response;
      drop(key);
      return undefined;
    },
    keep: (key, response, seconds) => {
      drop(key);
      const size = key.length + JSON.stringify(response).length;
      kept.set(key, { response, until: performance.now() + seconds * 1_000, size });
      total += size;
      for (const oldest of kept.keys()) {
        if (total <= keptLimit) break;
        drop(oldest);
      }
    },
  };
}

/** Requests with the same key get the same answer. */
function cacheKey({ auth }: Action, { method, url, headers, payload }: ActionRequest): string {
  return JSON.stringify([method, url.href, headers, payload ?? null, auth ?? null]);
}

/**
 * Creates the port that runs a project's API actions over HTTP.
 *
 * A result is `ok` if the service answered with a 2xx status and every output could be computed. Results contain no
 * secrets: neither values of declared secrets nor authorisation headers.
 */
export function createHttpActions(options: HttpActionsOptions): HttpActions {
  const environment = readEnvironment(options.environment, options.env, options.mockUrl);
  const dispatcher =
    options.dispatcher ??
    new Agent({ keepAliveTimeout: 10_000, connections: 64, headersTimeout: 0, bodyTimeout: 0 });
  const closing = new AbortController();
  const answers = createAnswers();
  const tokens = createTokens(dispatcher, closing.signal);
  const actions = new Map(Object.entries(options.actions));
  const compiled = new Map<string, CompiledHttpAction>();

  const compile = (id: string): CompiledHttpAction => {
    const action = actions.get(id);
    if (action === undefined) throw actionErrors.ACTION_UNKNOWN({ action: id });
    const compiledAction = compiled.get(id) ?? compileAction(action);
    compiled.set(id, compiledAction);
    return compiledAction;
  };

  const perform = async (call: ActionCall, progress: Progress) => {
    const target = compile(call.action);
    const { action } = target;
    const request = buildRequest(target, call, environment);
    const credentials = credentialsFor(target.auth, environment, tokens);
    progress.built = { request, credentials };
    const key =
      action.cacheSeconds !== undefined && onlyReads(action) ? cacheKey(action, request) : undefined;
    const known = key === undefined ? undefined : answers.find(key);
    if (known !== undefined) {
      progress.response = known;
      progress.isCached = true;
      return mapOutput(target.output, known);
    }
    const send = (signal: AbortSignal) => sendRequest(dispatcher, request, credentials, signal);
    const { last, attempts, isCutShort } = await sendWithRetry(action, send, closing.signal);
    progress.attempts = attempts;
    if (last?.type === 'response') progress.response = last.response;
    const origin = request.url.origin;
    if (closing.signal.aborted) throw actionErrors.ACTION_CANCELLED({});
    if (isCutShort || last === undefined)
      throw actionErrors.ACTION_TIMEOUT({ origin, timeoutMs: action.timeoutMs });
    if (last.type === 'failed') throw last.error;
    if (last.type === 'network')
      throw actionErrors.ACTION_UNREACHABLE({ origin, reason: last.reason, attempts });
    const { status } = last.response;
    if (status < 200 || status > 299) throw actionErrors.ACTION_HTTP_STATUS({ origin, status, attempts });
    if (last.response.fault !== undefined) throw last.response.fault;
    if (key !== undefined) answers.keep(key, last.response, action.cacheSeconds ?? 0);
    return mapOutput(target.output, last.response);
  };

  const exchange = async (call: ActionCall): Promise<ActionExchange> => {
    const start = performance.now();
    const progress: Progress = { attempts: 0, isCached: false };
    const [output, error] = await perform(call, progress).then(
      (value) => [value, null] as const,
      (reason: unknown) => [{}, errorOf(reason, call)] as const,
    );
    const { built, response, attempts, isCached } = progress;
    const masked = createMasker([...environment.secretValues, ...tokens.issued()]);
    const result: ActionResult = {
      ok: error === null,
      output: masked(output),
      request: describeActionRequest(built, actions.get(call.action), masked),
      response: response === undefined ? null : describeActionResponse(response, built, masked),
      error: masked(error),
      attempts,
      ...(isCached && { cached: true as const }),
      durationMs: Math.round(performance.now() - start),
    };
    return { result, sent: masked(built?.request.payload ?? null), received: masked(response?.text ?? null) };
  };

  return {
    run: async (call) => (await exchange(call)).result,
    exchange,
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
