import { AppError, type ErrorData } from '../../engine/base/appError.ts';
import { type EventName, type EventPayload, events } from '../../engine/contract/events.ts';
import type { ConnectionStatus, HostClient } from '../../engine/contract/hostClient.ts';
import {
  type MethodName,
  type MethodResult,
  methods,
  type ParsedParams,
} from '../../engine/contract/methods.ts';
import { createHostClient } from '../client/connectToHost.ts';
import { hostLost, toAppError } from '../client/toAppError.ts';

/** The result of a method, or a function that makes it from the params. */
export type Answer<M extends MethodName> =
  | MethodResult<M>
  | ((params: ParsedParams<M>, host: FakeHost) => MethodResult<M> | Promise<MethodResult<M>>);

export type Answers = { readonly [M in MethodName]?: Answer<M> };

/** A host for gallery and tests. */
export interface FakeHost {
  /** The product's own client, which checks every result against the contract. */
  readonly client: HostClient;
  /** The requests so far, in order. */
  readonly asked: readonly { readonly method: MethodName; readonly params: unknown }[];
  /** Sends an event. @throws ZodError if it does not fit the contract. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Changes the connection; while it is lost, the host answers nothing. */
  setConnection(status: ConnectionStatus): void;
  /** How often somebody asked to try at once. */
  readonly attempts: () => number;
}

/** A result that never arrives. */
export function never(): Promise<never> {
  return new Promise(() => {});
}

/** Makes the host answer with an error. */
export function refusal(error: ErrorData): () => never {
  return () => {
    throw new AppError(error);
  };
}

/**
 * Creates a host that answers from a table. Params and results are checked against the contract; a table that no longer
 * fits it causes an error on the console, which fails the tests.
 */
export function fakeHost(answers: Answers): FakeHost {
  const asked: { method: MethodName; params: unknown }[] = [];
  const listeners = new Set<(message: unknown) => void>();
  const connection = new Set<(status: ConnectionStatus) => void>();
  let now: ConnectionStatus = 'connected';
  let attempts = 0;

  async function reply(method: string, params: unknown): Promise<unknown> {
    if (!isMethodName(method)) throw new Error(`The contract has no method ${method}`);
    const parsed = methods[method].params.parse(params);
    asked.push({ method, params: parsed });
    const answer: unknown = answers[method];
    if (answer === undefined) throw new Error(`The fake host has no answer to ${method}`);
    const result = await (typeof answer === 'function' ? answer(parsed, host) : answer);
    methods[method].result.parse(result);
    return result;
  }

  const client = createHostClient({
    request: async ({ id, method, params }) => {
      if (now !== 'connected') throw hostLost();
      try {
        return { id, result: await reply(method, params) };
      } catch (error) {
        if (!(error instanceof AppError)) console.error(error);
        return { id, error: toAppError(error).toJSON() };
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection: () => now,
    onConnection: (listener) => {
      connection.add(listener);
      return () => connection.delete(listener);
    },
    reconnect: () => {
      attempts += 1;
    },
  });

  const host: FakeHost = {
    client,
    asked,
    emit: (event, payload) => {
      events[event].parse(payload);
      for (const listener of listeners) listener({ event, payload });
    },
    setConnection: (status) => {
      now = status;
      for (const listener of connection) listener(status);
    },
    attempts: () => attempts,
  };
  return host;
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}
