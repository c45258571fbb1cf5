// What a step of a state gets and what it gives back.
import type { ErrorData } from '../base/appError.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { Policies } from '../model/documents/policies.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { AnswerTrigger } from '../requests/requestRegistry.ts';
import type { EffectRequest, EscalateEffect, SayEffect, SurveyEffect } from './effect.ts';
import type { Customer, LastMessage, TriedStep } from './snapshot.ts';

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

/** What a step wants the machine to do next. */
export type StepNext =
  /** Follow the transition of an outcome. `error`: what went wrong, told to a person when `error` leads nowhere. */
  | { readonly type: 'outcome'; readonly outcome: string; readonly error?: ErrorData }
  /** Wait for the customer. */
  | { readonly type: 'input' }
  /**
   * Let time pass; the step runs again with `timer`. A message that comes meanwhile is given to it as `input`; refusing
   * it is no failure. The time that runs goes on when the state comes to wait again, until it was entered anew.
   */
  | { readonly type: 'timer'; readonly afterMs: number }
  /** Perform a request and run the step again with its result. */
  | { readonly type: 'request'; readonly effect: EffectRequest }
  /**
   * The message does not fit this state: let the policies have it (other flows, then the no-match ladder). What the
   * step says is said instead of the ladder's own text. `hold` keeps the message from starting another flow: it did
   * answer the question, only not acceptably.
   */
  | { readonly type: 'no_match'; readonly hold?: boolean }
  /** Run another flow and come back with `return`. `outputs`: name -> CEL over the called flow's names when it ends. */
  | {
      readonly type: 'call';
      readonly flow: string;
      readonly inputs: JsonObject;
      readonly outputs: Readonly<Record<string, string>>;
    }
  /** Leave this flow for another (or for a state of one) without coming back. */
  | { readonly type: 'go_to'; readonly flow: string; readonly state: string | null }
  /** Hand over to a person, then follow `done` if it is connected, else end as escalated. */
  | {
      readonly type: 'escalate';
      readonly escalation: Omit<EscalateEffect, 'type' | 'rule' | 'flow' | 'state'>;
    }
  /** End this flow; ending the outermost one ends the conversation. */
  | { readonly type: 'end'; readonly resolution: 'resolved' | 'unresolved' };

/** What a step returns: changes as data, applied by the machine. */
export interface StepResult {
  readonly say?: readonly SayEffect[];
  /** Slots to change; null empties one. */
  readonly slots?: Readonly<Record<string, Json>>;
  readonly vars?: JsonObject;
  /** Replaces the state's scratch. */
  readonly local?: JsonObject;
  readonly tried?: TriedStep;
  /** What the customer thinks of the conversation. */
  readonly survey?: Pick<SurveyEffect, 'score' | 'scale' | 'comment'>;
  /** True: the customer has proved who they are; false: takes that back. */
  readonly authenticated?: boolean;
  /** True when the customer got what was asked for: resets the count of failures. */
  readonly understood?: boolean;
  readonly next: StepNext;
}
