import type { Json } from '../base/json.ts';
import type { EscalationTrigger } from '../model/documents/escalationRule.ts';
import type { Reading, ReadingEvidence } from '../model/reading.ts';
import type { ErrorDetails, ParamsOf, Statement, StatementCode } from '../model/statements.ts';

/** Errors that the machine itself creates while a conversation runs; others keep the message they came with. */
export type MachineErrorCode =
  | 'EXPRESSION_SYNTAX'
  | 'EXPRESSION_FAILED'
  | 'TEMPLATE_SYNTAX'
  | 'TEMPLATE_FILTER'
  | 'TEMPLATE_FAILED'
  | 'FLOW_CONDITION_NOT_BOOLEAN'
  | 'FLOW_SLOT_UNKNOWN'
  | 'FLOW_SLOT_VALUE'
  | 'FLOW_QUERY_NOT_TEXT'
  | 'FLOW_ACCESS_NOT_LABELS'
  | 'MACHINE_KIND_UNKNOWN'
  | 'MACHINE_STATE_UNUSABLE'
  | 'MACHINE_TRANSITION_DANGLING'
  | 'MACHINE_START_MISSING'
  | 'MACHINE_FLOW_UNKNOWN'
  | 'MACHINE_STATE_UNKNOWN'
  | 'MACHINE_OUTCOME_NOT_CONNECTED'
  | 'MACHINE_CALLS_TOO_DEEP'
  | 'MACHINE_TEXT_MISSING'
  | 'MACHINE_COUNT_NOT_A_NUMBER'
  | 'MACHINE_NOT_AUTHENTICATED'
  | 'MACHINE_SLOTS_NOT_VERIFIED'
  | 'MACHINE_STEP_CRASHED'
  | 'MACHINE_DONE_ALREADY'
  | 'MACHINE_LOOP';

/** Params of an error, as its words read them; a missing one is shown as a placeholder. */
export type ErrorParams = Readonly<Record<string, string>>;

/** Formats names, numbers and lists in the conventions of the language. */
export interface Speaker {
  /** @param digits - Number of decimals; as many as the number has when absent. */
  readonly number: (value: number, digits?: number) => string;
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string;
  /** A text in quotation marks, on one line, shortened to 200 characters. */
  readonly quote: (text: string) => string;
  /** A value of a slot or variable. */
  readonly value: (value: Json) => string;
  readonly flow: (id: string) => string;
  readonly intent: (id: string) => string;
  /** A state and its flow: `"Ask the reason" in "Return an item"`. */
  readonly place: (flow: string, state: string) => string;
  /** A statement inside another one. */
  readonly say: (statement: Statement) => string;
  readonly error: (note: ErrorDetails) => string;
}

/** How a conversation ended. */
export type Resolution = 'resolved' | 'unresolved' | 'escalated';

/** How readings of messages are worded; none of these is a sentence. */
export interface ReadingWords {
  /** Social acts, controls and questions about the assistant, by what a reading is about. */
  readonly acts: Readonly<Record<string, string>>;
  readonly dangers: { readonly self_harm: string; readonly violence: string; readonly medical: string };
  readonly reading: (one: Reading, speaker: Speaker) => string;
  readonly evidence: (evidence: ReadingEvidence, speaker: Speaker) => string;
}

/** The words of all codes in one language. Each is a sentence without a final full stop. */
export interface Words {
  readonly statements: {
    readonly [C in StatementCode]: (params: ParamsOf<C>, speaker: Speaker) => string;
  };
  readonly errors: { readonly [C in MachineErrorCode]: (params: ErrorParams) => string };
  readonly readings: ReadingWords;
  /** The trigger of an escalation in general, without its reason. */
  readonly triggers: { readonly [T in EscalationTrigger]: string };
  /** How a conversation ended, for the person who has just had it; `ended` if unknown. */
  readonly ends: { readonly [R in Resolution | 'ended']: string };
  readonly and: string;
  readonly decimalPoint: string;
  readonly quotes: readonly [string, string];
  /** Between a state and its flow. */
  readonly in: string;
  readonly beginning: string;
}
