import { z } from 'zod';
import type { AppError } from '../base/appError.ts';
import type { Mask } from '../model/mask.ts';
import type { GenerateRequest } from '../model/ports.ts';

/** What a request is performed with; `P` is the port of its kind. */
export interface RequestContext<P> {
  readonly port: P;
  readonly conversationId: string;
  /** Unique per request, the same when it is performed again after a crash. Printable ASCII. */
  readonly idempotencyKey: string;
  /** Language tag of the conversation. */
  readonly locale: string;
  /** What was said so far, masked, oldest first. Reading it costs with the length of the conversation. */
  readonly transcript: () => Promise<GenerateRequest['transcript']>;
  /** Shows a sentence before the whole is done; it may yet be held back. Absent when nobody follows. */
  readonly onPreview?: ((sentence: string) => void) | undefined;
}

/** How a replay answers requests of a kind. */
export type RecordPolicy<Q, R> =
  /** As the project does today; what the recording says is only compared. */
  | { readonly replay: 'live' }
  /** With the recorded answers to the same request, in their order. */
  | {
      readonly replay: 'recorded';
      /** Requests of the same key are the same. */
      key(request: Q): string;
      /**
       * Answers a request that the recording does not have (any more).
       *
       * @param live - Performs it; null where its port is missing.
       * @throws AppError for a `request_failed` event.
       */
      missing(request: Q, live: (() => Promise<R>) | null): R | Promise<R>;
    };

/** What chat, turn details, recordings and path say of a request. English, like the fields of node kinds. */
export interface RequestDescription<Q, R> {
  /** What one is called: "Action". */
  readonly label: string;
  /** Heading of all in a turn: "Actions". */
  readonly group: string;
  /** Name of a Tabler icon, without prefix: `api`. */
  readonly icon: string;
  /** Says in the path that the answer set off a step: "The action answered". */
  readonly triggered: string;
  /** What was asked for, in a few words: an id, a question. */
  title(request: Q): string;
  /** Present when the title is the id of such a document, which is then shown by its name. */
  readonly titleIs?: 'action';
  /** While there is no answer; `{title}` stands for the title. */
  readonly running: string;
  /** Before the error; `{title}` stands for the title. Empty: the error says it all. */
  readonly failed: string;
  /** `warning` where a flow goes on as well without an answer. */
  readonly failedTone: 'bad' | 'warning';
  /** One line about an answer that is no failure. */
  done(request: Q, result: R, title: string): string;
}

/**
 * Everything about one kind of request, in one value: `Q` is the request without `type` and `id`, `R` its result, `P`
 * its port.
 */
export interface RequestBehaviour<Q, R, P> {
  /** The port in words, for errors: "action runner". */
  readonly portName: string;
  /** The error of requests where there is no port. */
  unavailable(): AppError;
  /**
   * Performs a request through its port, and does nothing else to the world.
   *
   * @throws Anything: the conversation makes a `request_failed` event of it.
   */
  perform(request: Q, context: RequestContext<P>): Promise<R>;
  /** Whether performing one twice does no harm: nothing in the world has changed by it. */
  readonly repeatable: boolean;
  readonly record: RecordPolicy<Q, R>;
  /**
   * Takes the customer's secrets out of a result before it is logged.
   *
   * @returns The result itself when there are none in it.
   */
  mask(mask: Mask, result: R): R;
  readonly describe: RequestDescription<Q, R>;
}

/** What {@link defineRequest} takes: names and schemas of the log, and the behaviour. */
export interface RequestDefinition<
  T extends string,
  A extends string,
  Q extends z.ZodRawShape,
  R extends z.ZodType,
  P,
> extends RequestBehaviour<z.infer<z.ZodObject<Q, z.core.$strict>>, z.infer<R>, P> {
  /** Type of the effect: `run_action`. */
  readonly type: T;
  /** Type of the event that answers it, and of the trigger of the step that follows: `action_result`. */
  readonly answer: A;
  /** The request without `type` and `id`, which every request has. */
  readonly schema: z.ZodObject<Q, z.core.$strict>;
  /** What comes back. One that can be a failure has `ok` and, when that is false, `error`. */
  readonly result: R;
}

/** A kind of request as the registry holds it, with the schemas of its effect and of the event that answers it. */
export interface RequestKind<
  T extends string,
  A extends string,
  Q extends z.ZodRawShape,
  R extends z.ZodType,
  P,
> extends RequestBehaviour<z.infer<z.ZodObject<Q, z.core.$strict>>, z.infer<R>, P> {
  readonly type: T;
  readonly answer: A;
  readonly effect: z.ZodObject<{ type: z.ZodLiteral<T>; id: z.ZodString } & Q, z.core.$strict>;
  readonly event: z.ZodObject<
    { type: z.ZodLiteral<A>; at: z.ZodNumber; id: z.ZodString; result: R },
    z.core.$strict
  >;
}

/**
 * Declares a kind of request: something that a state wants from the world, and that is answered by an event.
 *
 * @param definition - See {@link RequestDefinition}.
 * @returns The kind, for the list in `engine/requests/index.ts`.
 */
export function defineRequest<
  const T extends string,
  const A extends string,
  Q extends z.ZodRawShape,
  R extends z.ZodType,
  P,
>(definition: RequestDefinition<T, A, Q, R, P>): RequestKind<T, A, Q, R, P> {
  const { schema, result, ...kind } = definition;
  const { type, answer } = kind;
  return {
    ...kind,
    // The order of the keys is that of the log.
    effect: z.strictObject({ type: z.literal(type), id: z.string(), ...schema.shape }),
    event: z.strictObject({ type: z.literal(answer), at: z.number(), id: z.string(), result }),
  };
}
