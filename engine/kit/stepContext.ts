import type { ErrorData } from '../base/appError.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { Policies } from '../model/policies.ts';
import type { SlotDefinition } from '../model/projectManifest.ts';
import type { AnswerTrigger } from '../requests/requestRegistry.ts';
import type { Customer } from './customer.ts';
import type { LastMessage } from './snapshot.ts';

/** Why a state's step runs. */
export type StepTrigger =
  /** The state was entered. */
  | { readonly type: 'enter' }
  /** The customer answered while the state was waiting. */
  | { readonly type: 'input'; readonly message: LastMessage }
  /** The conversation came back from a digression: say again what is wanted. */
  | { readonly type: 'resume' }
  /** The customer's message did not fit and the ladder asks the state to prompt again, for the how manieth time. */
  | { readonly type: 'reprompt'; readonly times: number }
  /** What the state asked for was answered. */
  | AnswerTrigger
  /** The time that the state wanted to let pass is over. */
  | { readonly type: 'timer' }
  /** The customer has not answered for long: ask again. */
  | { readonly type: 'silence'; readonly silences: number }
  /** The flow is walked again after a correction, and this state's request was carried out with the same input. */
  | { readonly type: 'repeated' }
  /** A request could not be performed at all: its port failed. */
  | { readonly type: 'request_failed'; readonly error: ErrorData }
  /** The called flow ended. */
  | { readonly type: 'return'; readonly resolution: 'resolved' | 'unresolved'; readonly outputs: JsonObject };

/**
 * All that a step may look at. Values are read-only; changes are returned. Its functions are called on it
 * (`context.evaluate(…)`), never taken off it.
 */
export interface StepContext {
  readonly trigger: StepTrigger;
  readonly flow: string;
  readonly state: string;
  readonly slots: JsonObject;
  readonly vars: JsonObject;
  /** The state's scratch from its last step; empty on entering. */
  readonly local: JsonObject;
  /** What the customer said last, if anything. */
  readonly message: LastMessage | null;
  readonly policies: Policies;
  readonly customer: Customer;
  /**
   * Draws one of several variants by weight; the same one whenever this state draws in this conversation.
   * @param weights - At least one, each above 0.
   * @returns An index.
   */
  readonly variant: (weights: readonly number[]) => number;
  /** True while the flow is walked again after a correction: what was asked before is not asked again. */
  readonly rewalking: boolean;
  /** Whether a way out of this state leads anywhere. */
  readonly connected: (outcome: string) => boolean;
  /** The declaration of a slot, if there is one. */
  readonly slot: (name: string) => SlotDefinition | undefined;
  /**
   * Evaluates CEL over `slots`, `vars`, `message` {text}, `intent` {name, confidence}, `entities`, `turn`, `locale`,
   * `customer` {id, authenticated} and `extra`.
   * @throws AppError EXPRESSION_SYNTAX, EXPRESSION_FAILED — the machine turns it into the state's error outcome.
   */
  readonly evaluate: (expression: string, extra?: JsonObject) => Json;
  /** Resolves a `$key` in the conversation's locale and renders the Liquid template over the same names. */
  readonly render: (text: string, extra?: JsonObject) => string;
}
