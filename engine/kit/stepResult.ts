import type { ErrorData } from '../base/appError.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { EffectRequest, EscalateEffect, SayEffect, SurveyEffect } from './effect.ts';
import type { TriedStep } from './snapshot.ts';

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
