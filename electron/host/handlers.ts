import type { MethodName, MethodResult, ParsedParams } from '../../engine/contract/methods.ts';

/** What answers one method. Parameters are already validated. */
export type Handler<M extends MethodName> = (params: ParsedParams<M>) => Promise<MethodResult<M>>;

/** One handler for each method of the contract: a missing one is a type error. */
export type Handlers = { readonly [M in MethodName]: Handler<M> };

/** The handlers of one area of the contract, `projects.` for one. */
export type HandlersOf<P extends string> = Pick<Handlers, Extract<MethodName, `${P}.${string}`>>;
