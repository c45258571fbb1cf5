import type { Json } from '../base/json.ts';
import type { EscalationTrigger } from '../model/documents/escalationRule.ts';
import type { ErrorNote, ParamsOf, Statement, StatementCode } from '../model/statements.ts';

/** Errors that the machine makes itself while a conversation runs; any other has the message it came with. */
export type MachineErrorCode =
  | 'EXPRESSION_SYNTAX'
  | 'EXPRESSION_FAILED'
  | 'TEMPLATE_SYNTAX'
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
  | 'MACHINE_STEP_CRASHED'
  | 'MACHINE_DONE_ALREADY'
  | 'MACHINE_LOOP';

/** Params of an error as its words read them; one that is missing reads as a placeholder. */
export type ErrorParams = Readonly<Record<string, string>>;

/** Helps a word to be made: names, numbers and lists the way the language has them. */
export interface Speaker {
  /** @param digits - After the decimal point; as many as the number has when absent. */
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
  /** A statement inside of another. */
  readonly say: (statement: Statement) => string;
  readonly error: (note: ErrorNote) => string;
}

/** How a conversation ended. */
export type Resolution = 'resolved' | 'unresolved' | 'escalated';

/** Everything that codes say in one language. Pieces are sentences without a final full stop. */
export interface Words {
  readonly statements: {
    readonly [C in StatementCode]: (params: ParamsOf<C>, speaker: Speaker) => string;
  };
  readonly errors: { readonly [C in MachineErrorCode]: (params: ErrorParams) => string };
  /** What set an escalation off, whatever the reason says. */
  readonly triggers: { readonly [T in EscalationTrigger]: string };
  /** How a conversation ended, for who has just held it; `ended` when it is not known how. */
  readonly ends: { readonly [R in Resolution | 'ended']: string };
  readonly and: string;
  readonly decimalPoint: string;
  readonly quotes: readonly [string, string];
  /** Between a state and its flow. */
  readonly in: string;
  readonly beginning: string;
}
