import { z } from 'zod';
import type { AppError } from '../base/appError.ts';
import type { Mask } from '../model/mask.ts';
import type { GenerateRequest } from '../model/ports.ts';

/** The context of performing a request; `P` is the port of its kind. */
export interface RequestContext<P> {
  readonly port: P;
  readonly conversationId: string;
  /** Unique per request, and the same when it is repeated after a crash. Printable ASCII. */
  readonly idempotencyKey: string;
  /** Language tag of the conversation. */
  readonly locale: string;
  /** Names of an action's sensitive outputs. */
  readonly sensitiveOutputs: (action: string) => readonly string[];
  /** The masked transcript so far, oldest line first. The cost of reading it grows with the conversation. */
  readonly transcript: () => Promise<GenerateRequest['transcript']>;
  /** Shows a sentence before the text is complete; the text may still be held back. Absent when nobody follows. */
  readonly onPreview?: ((sentence: string) => void) | undefined;
}

/** How a replay answers requests of a kind. */
export type RecordPolicy<Q, R> =
  /** By performing them with the current project; the recording is only compared. */
  | { readonly replay: 'live' }
  /** With the recorded answers to the same request, in order. */
  | {
      readonly replay: 'recorded';
      /** Requests with the same key are the same. */
      key(request: Q): string;
      /**
       * Answers a request that is not in the recording.
       *
       * @param live - Performs it; null if its port is missing.
       * @throws AppError for a `request_failed` event.
       */
      missing(request: Q, live: (() => Promise<R>) | null): R | Promise<R>;
    };

/** How chat, turn details, recordings and path describe a request. English, like the fields of node kinds. */
export interface RequestDescription<Q, R> {
  /** Name of one request: "Action". */
  readonly label: string;
  /** Heading of all requests in a turn: "Actions". */
  readonly group: string;
  /** Name of a Tabler icon, without prefix: `api`. */
  readonly icon: string;
  /** Describes in the path that the answer caused a step: "The action returned a result". */
  readonly triggered: string;
  /** What was requested, in a few words: an id, a question. */
  title(request: Q): string;
  /** Set when the title is the id of such a document, which is then shown by its name. */
  readonly titleIs?: 'action';
  /** Shown while it runs; `{title}` is replaced by the title. */
  readonly running: string;
  /** Shown before the error; `{title}` is replaced by the title. Empty: the error is enough. */
  readonly failed: string;
  /** `warning` if flows continue normally without an answer. */
  readonly failedTone: 'bad' | 'warning';
  /** One line about a successful answer. */
  done(request: Q, result: R, title: string): string;
}

/** Everything about one kind of request: `Q` is the request without `type` and `id`, `R` its result, `P` its port. */
export interface RequestBehaviour<Q, R, P> {
  /** Name of the port in error messages: "action runner". */
  readonly portName: string;
  /** The error of requests without a port. */
  unavailable(): AppError;
  /**
   * Performs a request through its port, without any other side effect.
   *
   * @throws Anything: the conversation makes a `request_failed` event of it.
   */
  perform(request: Q, context: RequestContext<P>): Promise<R>;
  /** Whether performing it twice is harmless, because it changes nothing. */
  readonly repeatable: boolean;
  readonly record: RecordPolicy<Q, R>;
  /**
   * Removes the customer's secrets from a result before it is logged.
   *
   * @returns The result itself if it contains none.
   */
  mask(mask: Mask, result: R): R;
  readonly describe: RequestDescription<Q, R>;
}

/** The input of {@link defineRequest}: names and schemas for the log, and the behaviour. */
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
  /** The result. If it can be a failure, it has `ok` and, if that is false, `error`. */
  readonly result: R;
}

/** A kind of request in the registry, with the schemas of its effect and of the event that answers it. */
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
 * Declares a kind of request: an effect of a state that is answered by an event.
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
    // The order of the keys is the order in the log.
    effect: z.strictObject({ type: z.literal(type), id: z.string(), ...schema.shape }),
    event: z.strictObject({ type: z.literal(answer), at: z.number(), id: z.string(), result }),
  };
}
