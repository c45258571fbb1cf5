import type { z } from 'zod';
import type { RequestBehaviour } from './defineRequest.ts';
import { requestKinds } from './index.ts';

type Kinds = typeof requestKinds;
type Kind = Kinds[number];

/** Name of a kind of request: `run_action`. */
export type RequestType = Kind['type'];

/** The kind of a name. */
type KindOf<T extends RequestType> = Extract<Kind, { readonly type: T }>;

/** A request as a state makes it, without `type` and `id`. */
export type RequestData<T extends RequestType> = Parameters<KindOf<T>['perform']>[0];

/** The result of a request of a kind. */
export type RequestResult<T extends RequestType> = z.infer<KindOf<T>['event']>['result'];

/** The port that performs requests of a kind. */
export type RequestPort<T extends RequestType> = Parameters<KindOf<T>['perform']>[1]['port'];

/** The ports by type of request, supplied by the code that assembles an engine. Requests without a port fail. */
export type RequestPorts = { readonly [T in RequestType]?: RequestPort<T> | undefined };

/** The event that answers a request. */
export type AnswerEvent = z.infer<Kind['event']>;

/** The trigger by which a step receives an answer. */
export type AnswerTrigger = {
  [T in RequestType]: { readonly type: KindOf<T>['answer']; readonly result: RequestResult<T> };
}[RequestType];

/**
 * Answers requests instead of their ports, as a replay does.
 *
 * @param live - Performs the request; null if its port is missing.
 * @returns The result.
 * @throws Anything: the conversation makes a `request_failed` event of it.
 */
export type AnswerRequest = (
  request: z.infer<Kind['effect']>,
  live: (() => Promise<unknown>) | null,
) => Promise<unknown>;

/** A kind with hidden types of request, result and port: it is looked up by name, which guarantees that they match. */
export interface AnyRequestKind extends RequestBehaviour<object, unknown, unknown> {
  readonly type: RequestType;
  readonly answer: Kind['answer'];
}

const kinds: readonly AnyRequestKind[] = requestKinds;
const byType: ReadonlyMap<string, AnyRequestKind> = new Map(kinds.map((kind) => [kind.type, kind]));
const byAnswer: ReadonlyMap<string, AnyRequestKind> = new Map(kinds.map((kind) => [kind.answer, kind]));

type Schemas<L extends readonly Kind[], K extends 'effect' | 'event'> = { readonly [I in keyof L]: L[I][K] };

/** The schemas of all requests as effects. */
export const requestEffects = requestKinds.map(({ effect }) => effect) as unknown as Schemas<Kinds, 'effect'>;

/** The schemas of all events that answer a request. */
export const answerEvents = requestKinds.map(({ event }) => event) as unknown as Schemas<Kinds, 'event'>;

/** The kind of a request by the type of its effect. */
export function requestKindOf(type: RequestType): AnyRequestKind {
  return registered(byType, type);
}

/** The kind of a request by the type of the event that answers it. */
export function answeredKindOf(answer: Kind['answer']): AnyRequestKind {
  return registered(byAnswer, answer);
}

/** Whether the type of an effect is a request. */
export function isRequestType(type: string): type is RequestType {
  return byType.has(type);
}

/** Performs a request through its port: the default when nothing is recorded. */
export const performLive: AnswerRequest = async ({ type }, live) => {
  if (live === null) throw requestKindOf(type).unavailable();
  return live();
};

/** The names in a validated log are those of the list. */
function registered(by: ReadonlyMap<string, AnyRequestKind>, name: string): AnyRequestKind {
  const kind = by.get(name);
  if (kind === undefined) throw new Error(`No kind of request is registered as ${name}`);
  return kind;
}
