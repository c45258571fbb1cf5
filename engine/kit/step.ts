// Input and result of a state's step.
import type { ErrorData } from '../base/appError.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { Policies } from '../model/documents/policies.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { AnswerTrigger } from '../requests/requestRegistry.ts';
import type { EffectRequest, EscalateEffect, SayEffect, SurveyEffect } from './effect.ts';
import type { GivenAnswer } from './expectation.ts';
import type { Customer, LastMessage, TriedStep } from './snapshot.ts';

/** Why a state's step runs. */
export type StepTrigger =
  /** The state was entered. */
  | { readonly type: 'enter' }
  /** The customer answered while the state was waiting. */
  | { readonly type: 'input'; readonly message: LastMessage; readonly answer: GivenAnswer }
  /** The conversation returned from a digression: repeat the prompt. */
  | { readonly type: 'resume' }
  /** The message was not a valid answer, and the no-match policy asks the state to reprompt; `times` counts from 1. */
  | { readonly type: 'reprompt'; readonly times: number }
  /** A request of the state was answered. */
  | AnswerTrigger
  /** The wait of the state is over. */
  | { readonly type: 'timer' }
  /** The customer was silent: reprompt. */
  | { readonly type: 'silence'; readonly silences: number }
  /** During the rewalk after a correction: this state's request was already carried out with the same input. */
  | { readonly type: 'repeated' }
  /** A request could not be performed at all: its port failed. */
  | { readonly type: 'request_failed'; readonly error: ErrorData }
  /** The called flow ended. */
  | { readonly type: 'return'; readonly resolution: 'resolved' | 'unresolved'; readonly outputs: JsonObject };

/**
 * Everything a step may read. Values are read-only; changes are returned. Call its functions on it
 * (`context.evaluate(…)`); do not detach them.
 */
export interface StepContext {
  readonly trigger: StepTrigger;
  readonly flow: string;
  readonly state: string;
  readonly slots: JsonObject;
  readonly vars: JsonObject;
  /** The local values of the state's last step; empty on entering. */
  readonly local: JsonObject;
  /** The customer's last message, if any. */
  readonly message: LastMessage | null;
  readonly policies: Policies;
  readonly customer: Customer;
  /**
   * Draws one of several variants by weight; a state always draws the same one within a conversation.
   * @param weights - At least one, all above 0.
   * @returns An index.
   */
  readonly variant: (weights: readonly number[]) => number;
  /** True during the rewalk after a correction: known values are not asked for again. */
  readonly rewalking: boolean;
  /**
   * True where that rewalk ends, until the state waits again: the value of a slot that it asks for came with the
   * correction.
   */
  readonly returned: boolean;
  /** A value that the customer mentioned before and that fits this slot alone: it has to be confirmed. */
  readonly noted: (slot: string) => Json | undefined;
  /** Whether an outcome of this state is connected. */
  readonly connected: (outcome: string) => boolean;
  /** The declaration of a slot, if there is one. */
  readonly slot: (name: string) => SlotDefinition | undefined;
  /**
   * Evaluates CEL over `slots`, `vars`, `message` {text}, `intent` {name, confidence}, `entities`, `turn`, `locale`,
   * `now`, `today`, `timeZone`, `customer` {id, authenticated} and `extra`.
   * @throws AppError EXPRESSION_SYNTAX, EXPRESSION_FAILED, for which the machine follows the error transition.
   */
  readonly evaluate: (expression: string, extra?: JsonObject) => Json;
  /**
   * Resolves a `$key` in the conversation's locale and renders the Liquid template over the same names, as the customer's
   * language and place write numbers, amounts and dates.
   *
   * @param slotOf - Names in `extra` that are values of slots, with these slots: they are written by their types.
   */
  readonly render: (text: string, extra?: JsonObject, slotOf?: Readonly<Record<string, string>>) => string;
}

/** What the machine does next. */
export type StepNext =
  /** Follow the transition of an outcome. `error`: what failed, passed to the agent if `error` is not connected. */
  | { readonly type: 'outcome'; readonly outcome: string; readonly error?: ErrorData }
  /** Wait for the customer. */
  | { readonly type: 'input' }
  /**
   * Wait for some time; the step then runs again with `timer`. A message in the meantime runs it with `input`;
   * refusing it is not a failure. The time keeps running when the state waits again, until it is entered again.
   */
  | { readonly type: 'timer'; readonly afterMs: number }
  /** Perform a request and run the step again with its result. */
  | { readonly type: 'request'; readonly effect: EffectRequest }
  /**
   * The message is not an answer to this state: the policies handle it (other flows, then no-match). What the step
   * says replaces the no-match text. `hold` keeps the message from starting another flow: it was an answer, only an
   * invalid one.
   */
  | { readonly type: 'no_match'; readonly hold?: boolean }
  /** Run another flow and return with `return`. `outputs`: name -> CEL evaluated in the called flow when it ends. */
  | {
      readonly type: 'call';
      readonly flow: string;
      readonly inputs: JsonObject;
      readonly outputs: Readonly<Record<string, string>>;
    }
  /** Leave this flow for another flow, or one of its states, without coming back. */
  | { readonly type: 'go_to'; readonly flow: string; readonly state: string | null }
  /** Hand over to an agent, then follow `done` if it is connected, otherwise end as escalated. */
  | {
      readonly type: 'escalate';
      readonly escalation: Omit<EscalateEffect, 'type' | 'rule' | 'flow' | 'state'>;
    }
  /** End this flow; ending the outermost one ends the conversation. */
  | { readonly type: 'end'; readonly resolution: 'resolved' | 'unresolved' };

/** The result of a step: changes as data, applied by the machine. */
export interface StepResult {
  readonly say?: readonly SayEffect[];
  /** Slots to change; null empties one. */
  readonly slots?: Readonly<Record<string, Json>>;
  readonly vars?: JsonObject;
  /** Replaces the state's local values. */
  readonly local?: JsonObject;
  readonly tried?: TriedStep;
  /** The customer's rating of the conversation. */
  readonly survey?: Pick<SurveyEffect, 'score' | 'scale' | 'comment'>;
  /** True: the customer is authenticated; false revokes it. */
  readonly authenticated?: boolean;
  /** True if the customer was understood: resets the count of failures. */
  readonly understood?: boolean;
  readonly next: StepNext;
}
