import type { Json, JsonObject } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { BoundNode } from '../kit/defineNode.ts';
import { normalisePhrase } from '../kit/phrases.ts';
import type { EscalationRule } from '../model/documents/escalationRule.ts';
import type { DigressionMode, Policies } from '../model/documents/policies.ts';
import type { ProjectManifest, SlotDefinition } from '../model/documents/projectManifest.ts';
import { durationMs } from '../model/duration.ts';
import type { ErrorNote } from '../model/statements.ts';

/** What outlasts a conversation, and what does not last as long as one. */
interface CompiledMemory {
  /** Slots that are kept of a customer who agrees; sensitive ones never are. */
  readonly customer: readonly string[];
  /** Slots that are kept for everybody. */
  readonly project: readonly string[];
  /** All slots that belong to the customer, kept or not. */
  readonly customerOwned: readonly string[];
  /** Slot by which the customer agrees; undefined: nothing is kept of customers. */
  readonly consentSlot: string | undefined;
  /** Slot -> milliseconds after which its value is forgotten. */
  readonly expiresMs: ReadonlyMap<string, number>;
}

/** Finds the slots that memory is about. A consent slot that is not the customer's yes or no is none. */
export function compileMemory({ slots, policies }: ProjectManifest): CompiledMemory {
  const all = Object.entries(slots);
  const kept = (scope: 'customer' | 'project') =>
    all.filter(([, slot]) => slot.scope === scope && slot.sensitive !== true).map(([name]) => name);
  const customer = kept('customer');
  const { consentSlot = '' } = policies.memory;
  const consents = customer.includes(consentSlot) && slots[consentSlot]?.type === 'boolean';
  return {
    customer: consents ? customer : [],
    project: kept('project'),
    customerOwned: all.filter(([, slot]) => slot.scope === 'customer').map(([name]) => name),
    consentSlot: consents ? consentSlot : undefined,
    expiresMs: new Map(
      all.flatMap(([name, { expires }]) => (expires === undefined ? [] : [[name, durationMs(expires)]])),
    ),
  };
}

/** A rule of one type. */
export type RuleOf<T extends EscalationRule['type']> = Extract<EscalationRule, { readonly type: T }>;

/** Rules that look at the result of an action. */
export type ResultRule = RuleOf<'action_failed' | 'action_slow'>;
/** Rules that look at how the conversation stands, not at what was just said. */
export type StandingRule = RuleOf<'turns' | 'condition'>;
/** Rules that are looked at when the customer says something. */
export type MessageRule = Exclude<EscalationRule, ResultRule>;

/** The escalation rules by when they are looked at, each list in the order of the project. */
interface CompiledEscalation {
  readonly message: readonly MessageRule[];
  readonly result: readonly ResultRule[];
  readonly standing: readonly StandingRule[];
  /** Words of the keyword rules as they are compared, by id of the rule. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

/** Sorts the rules of a project by when they are looked at, so that those that are not there cost nothing. */
export function compileEscalation(rules: readonly EscalationRule[]): CompiledEscalation {
  const message: MessageRule[] = [];
  const result: ResultRule[] = [];
  const standing: StandingRule[] = [];
  const phrases = new Map<string, readonly string[]>();
  for (const rule of rules) {
    if (rule.type === 'action_failed' || rule.type === 'action_slow') result.push(rule);
    else message.push(rule);
    if (rule.type === 'turns' || rule.type === 'condition') standing.push(rule);
    if (rule.type === 'keyword') {
      phrases.set(
        rule.id,
        rule.words.map(normalisePhrase).filter((phrase) => phrase !== ''),
      );
    }
  }
  return { message, result, standing, phrases };
}

/** A state ready to run. */
export interface CompiledState {
  readonly flow: string;
  readonly id: string;
  /** For people: the name, or the id without one. */
  readonly name: string;
  readonly kind: string;
  /** True: only for customers who have proved who they are. */
  readonly authenticated: boolean;
  /** Where each connected outcome leads. Dangling transitions are not connected. */
  readonly on: ReadonlyMap<string, CompiledState>;
  /** The kind with the state's data, or why there is none: running into such a state takes the error path. */
  readonly node:
    | { readonly ok: true; readonly value: BoundNode }
    | { readonly ok: false; readonly error: ErrorNote };
}

/** A flow ready to run. */
export interface CompiledFlow {
  readonly id: string;
  readonly name: string;
  /** What customers read: a template or a `$locale.key`. */
  readonly title: string;
  readonly triggers: readonly string[];
  /** False: never offered among the suggestions. */
  readonly suggest: boolean;
  readonly digressions: DigressionMode;
  /** Slots emptied when the flow ends or is cancelled. */
  readonly owns: readonly string[];
  /** The first start state; undefined when there is none. */
  readonly start: CompiledState | undefined;
  readonly states: ReadonlyMap<string, CompiledState>;
}

/** A declared slot that an entity fills. */
export interface EntitySlot {
  readonly slot: string;
  readonly definition: SlotDefinition;
}

/** What the machine must know of an action. */
export interface ActionTraits {
  /** True: only for customers who have proved who they are. */
  readonly authenticated: boolean;
  /** True when carrying it out changes something, so that it must not be done twice: any method but GET. */
  readonly changes: boolean;
  /** Milliseconds after which a call is given up. */
  readonly timeoutMs: number;
}

/** A project as the machine runs it: parsed once, looked up by name. Made by `compileProject`; never changes. */
export interface CompiledProject {
  readonly manifest: ProjectManifest;
  readonly policies: Policies;
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  /** The flow that an intent starts; of several, the first in the order of the files. */
  readonly flowByIntent: ReadonlyMap<string, CompiledFlow>;
  /** What is said to wishes that are not served, by intent. */
  readonly outOfScope: ReadonlyMap<string, string>;
  /** The flows that may be offered to customers, in the order of the files. */
  readonly suggestions: readonly CompiledFlow[];
  /** Names of the intents, for people. */
  readonly intentNames: ReadonlyMap<string, string>;
  readonly actions: ReadonlyMap<string, ActionTraits>;
  /** The policy's rules by when they are looked at. */
  readonly escalation: CompiledEscalation;
  readonly memory: CompiledMemory;
  readonly slots: ReadonlyMap<string, SlotDefinition>;
  /** Slots whose values no log may hold. */
  readonly sensitiveSlots: ReadonlySet<string>;
  readonly slotsByEntity: ReadonlyMap<string, readonly EntitySlot[]>;
  /** Milliseconds of silence after which the customer is asked again; undefined: never. */
  readonly noInputAfterMs: number | undefined;
  /** Every declared slot, null. */
  readonly emptySlots: JsonObject;
  /** What keeps states from running, found while compiling. */
  readonly problems: readonly Problem[];
  /** The locale of the project that serves a wanted one best. */
  readonly localeFor: (wanted: string) => string;
  /**
   * Evaluates CEL; compiled once.
   * @throws AppError EXPRESSION_SYNTAX, EXPRESSION_FAILED
   */
  readonly evaluate: (expression: string, names: JsonObject) => Json;
  /**
   * Resolves a `$key` and renders the Liquid template; compiled once for each locale. `names` is only asked for
   * when there is something to fill in.
   * @throws AppError MACHINE_TEXT_MISSING, TEMPLATE_SYNTAX, TEMPLATE_FAILED
   */
  readonly render: (text: string, locale: string, names: () => JsonObject) => string;
}
