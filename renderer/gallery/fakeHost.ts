import { AppError, type ErrorData } from '../../engine/base/appError.ts';
import { type EventName, type EventPayload, events } from '../../engine/contract/events.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import {
  type MethodName,
  type MethodResult,
  methods,
  type ParsedParams,
} from '../../engine/contract/methods.ts';
import { createHostClient } from '../client/connectToHost.ts';
import { toAppError } from '../client/toAppError.ts';

/** What the host says to one method: always the same, or by the parameters. */
export type Answer<M extends MethodName> =
  | MethodResult<M>
  | ((params: ParsedParams<M>, host: FakeHost) => MethodResult<M> | Promise<MethodResult<M>>);

export type Answers = { readonly [M in MethodName]?: Answer<M> };

/** A host for gallery and tests. */
export interface FakeHost {
  /** What the studio works with: the product's own client, which checks every answer against the contract. */
  readonly client: HostClient;
  /** What was asked, in order. */
  readonly asked: readonly { readonly method: MethodName; readonly params: unknown }[];
  /** Tells the studio something unasked. @throws ZodError when it does not fit the contract. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Loses the connection, or has it back. */
  connected(is: boolean): void;
}

/** An answer that does not come: what asks for it goes on waiting. */
export function never(): Promise<never> {
  return new Promise(() => {});
}

/** An answer that is an error, as the host would send one. */
export function refusal(error: ErrorData): () => never {
  return () => {
    throw new AppError(error);
  };
}

/**
 * Makes a host that answers from a table. What goes in is checked as the host checks it, what comes out as the studio
 * does: a table that no longer fits the contract is an error on the console, which fails every test of the gallery.
 */
export function fakeHost(answers: Answers): FakeHost {
  const asked: { method: MethodName; params: unknown }[] = [];
  const listeners = new Set<(message: unknown) => void>();
  const connection = new Set<(connected: boolean) => void>();

  async function reply(method: string, params: unknown): Promise<unknown> {
    if (!isMethodName(method)) throw new Error(`The contract has no method ${method}`);
    const parsed = methods[method].params.parse(params);
    asked.push({ method, params: parsed });
    const answer: unknown = answers[method];
    if (answer === undefined) throw new Error(`Nobody says what the host answers to ${method}`);
    const result = await (typeof answer === 'function' ? answer(parsed, host) : answer);
    methods[method].result.parse(result);
    return result;
  }

  const client = createHostClient({
    request: async ({ id, method, params }) => {
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
    onConnection: (listener) => {
      connection.add(listener);
      return () => connection.delete(listener);
    },
  });

  const host: FakeHost = {
    client,
    asked,
    emit: (event, payload) => {
      events[event].parse(payload);
      for (const listener of listeners) listener({ event, payload });
    },
    connected: (is) => {
      for (const listener of connection) listener(is);
    },
  };
  return host;
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}
