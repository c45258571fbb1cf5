import type { Audience } from '../base/formats/audience.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { BoundNode } from '../kit/defineNode.ts';
import { normalisePhrase } from '../kit/phrases.ts';
import { entityOfSlot } from '../kit/slotValues.ts';
import type { Action } from '../model/documents/action.ts';
import type { EscalationRule } from '../model/documents/escalationRule.ts';
import { utterancesOf } from '../model/documents/intent.ts';
import type { DigressionMode, Policies } from '../model/documents/policies.ts';
import type { ProjectManifest, SlotDefinition } from '../model/documents/projectManifest.ts';
import { durationMs } from '../model/duration.ts';
import type { Project } from '../model/project.ts';
import type { ErrorDetails } from '../model/statements.ts';
import { actOfUtterances } from '../readings/propose.ts';
import type { IntentMeaning, WaitingSlot } from '../readings/waiting.ts';

/** Slots that outlive a conversation, and slots that expire within one. */
interface CompiledMemory {
  /** Slots kept for a customer who has consented; never sensitive ones. */
  readonly customer: readonly string[];
  /** Slots kept for all customers. */
  readonly project: readonly string[];
  /** All slots of the scope `customer`, kept or not. */
  readonly customerOwned: readonly string[];
  /** The slot that holds the customer's consent; undefined: nothing is kept for customers. */
  readonly consentSlot: string | undefined;
  /** Slot -> milliseconds after which its value expires. */
  readonly expiresMs: ReadonlyMap<string, number>;
}

/** Compiles the memory settings. A consent slot must be a boolean slot of the customer; any other is ignored. */
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

/** Rules on the results of actions. */
export type ResultRule = RuleOf<'action_failed' | 'action_slow'>;
/** Rules on the state of the conversation, not on the last message. */
export type ConversationRule = RuleOf<'turns' | 'condition'>;
/** Rules that are checked for every message. */
export type MessageRule = Exclude<EscalationRule, ResultRule>;

/** The escalation rules by when they are checked, each list in the order of the project. */
interface CompiledEscalation {
  readonly message: readonly MessageRule[];
  readonly result: readonly ResultRule[];
  readonly standing: readonly ConversationRule[];
  /** Normalised phrases of the keyword rules, by rule id. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

/** Groups the rules by when they are checked, so that absent ones cost nothing. */
export function compileEscalation(rules: readonly EscalationRule[]): CompiledEscalation {
  const message: MessageRule[] = [];
  const result: ResultRule[] = [];
  const standing: ConversationRule[] = [];
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

/** A compiled state. */
export interface CompiledState {
  readonly flow: string;
  readonly id: string;
  /** The display name: the name, or the id without one. */
  readonly name: string;
  readonly kind: string;
  /** True: only for authenticated customers. */
  readonly authenticated: boolean;
  /** The target of each connected outcome. Dangling transitions are left out. */
  readonly on: ReadonlyMap<string, CompiledState>;
  /**
   * The kind bound to the state's data, or why it could not be bound; entering such a state follows the error
   * transition.
   */
  readonly node:
    | { readonly ok: true; readonly value: BoundNode }
    | { readonly ok: false; readonly error: ErrorDetails };
}

/** The slot that a state asks for, if any. */
export function slotAskedBy(state: CompiledState | undefined): string | undefined {
  return state?.node.ok === true ? state.node.value.asks?.slot : undefined;
}

/** A compiled flow. */
export interface CompiledFlow {
  readonly id: string;
  readonly name: string;
  /** Empty when there is none. */
  readonly description: string;
  /** Shown to customers: a template or a `$locale.key`. */
  readonly title: string;
  readonly triggers: readonly string[];
  /** False: never suggested. */
  readonly suggest: boolean;
  readonly digressions: DigressionMode;
  /** Slots emptied when the flow ends or is cancelled. */
  readonly owns: readonly string[];
  /** The first start state; undefined when there is none. */
  readonly start: CompiledState | undefined;
  readonly states: ReadonlyMap<string, CompiledState>;
  /** Slot -> entity from which a state of this flow reads it, where that is not the slot's own. */
  readonly reads: ReadonlyMap<string, string>;
  /** The flows that its states call. */
  readonly calls: ReadonlySet<string>;
}

/** A slot that is filled from an entity. */
export interface EntitySlot {
  readonly slot: string;
  readonly definition: SlotDefinition;
}

/** What the machine needs to know about an action. */
export interface ActionTraits {
  /** True: only for authenticated customers. */
  readonly authenticated: boolean;
  /** The slots that must be verified, and the flow that verifies them. */
  readonly verified: Action['verified'];
  /** The slots that a successful call verifies; never sensitive ones, whose masks could not be told apart. */
  readonly verifies: Action['verifies'];
  /** True when the call changes something and must not be repeated: see `onlyReads`. */
  readonly changes: boolean;
  /** Names of the outputs whose values must not appear in any log. */
  readonly sensitiveOutputs: readonly string[];
  /** Timeout of a call in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * A project as the machine runs it: everything is parsed once and looked up by name. Made by `compileProject`;
 * immutable.
 */
export interface CompiledProject {
  readonly manifest: ProjectManifest;
  readonly policies: Policies;
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  /** The flow that an intent triggers; of several, the first in the order of the files. */
  readonly flowByIntent: ReadonlyMap<string, CompiledFlow>;
  /** The answers to out-of-scope intents, by intent. */
  readonly outOfScope: ReadonlyMap<string, string>;
  /** The flows that may be suggested, in the order of the files. */
  readonly suggestions: readonly CompiledFlow[];
  /** Display names of the intents. */
  readonly intentNames: ReadonlyMap<string, string>;
  readonly actions: ReadonlyMap<string, ActionTraits>;
  /** The escalation rules by when they are checked. */
  readonly escalation: CompiledEscalation;
  readonly memory: CompiledMemory;
  readonly slots: ReadonlyMap<string, SlotDefinition>;
  /** Slots whose values must not appear in any log. */
  readonly sensitiveSlots: ReadonlySet<string>;
  /** What intents and slots mean. */
  readonly understanding: ProjectMeanings;
  readonly slotsByEntity: ReadonlyMap<string, readonly EntitySlot[]>;
  /** Silence in milliseconds after which the customer is reprompted; undefined: never. */
  readonly noInputAfterMs: number | undefined;
  /** All declared slots with the value null. */
  readonly emptySlots: JsonObject;
  /** Faults found while compiling that keep states from running. */
  readonly problems: readonly Problem[];
  /** The project's locale that serves a requested one best. */
  readonly localeFor: (wanted: string) => string;
  /**
   * Evaluates a CEL expression, which is compiled once.
   * @throws AppError EXPRESSION_SYNTAX, EXPRESSION_FAILED
   */
  readonly evaluate: (expression: string, names: JsonObject) => Json;
  /**
   * Resolves a `$key` and renders the Liquid template, which is compiled once per locale. `names` and `audience` are
   * called only if the text has something to fill in. Of the audience's locale, the region counts, and the language only
   * if the text is written in it: an English text has English dates.
   * @throws AppError MACHINE_TEXT_MISSING, TEMPLATE_SYNTAX, TEMPLATE_FILTER, TEMPLATE_FAILED
   */
  readonly render: (
    text: string,
    locale: string,
    names: () => JsonObject,
    audience: () => Audience,
  ) => string;
  /**
   * References to the wordings of a text that may be said often: `key`, `key_2`, `key_3` and so on.
   *
   * @param key - Key of the first wording.
   */
  readonly wordings: (key: string, locale: string) => readonly string[];
}

/** What intents and slots mean in a project: the same in all its conversations. */
export interface ProjectMeanings {
  readonly meanings: ReadonlyMap<string, IntentMeaning>;
  /** Declared slots with what customers call them. */
  readonly slots: readonly Pick<
    WaitingSlot,
    'slot' | 'definition' | 'entity' | 'entities' | 'names' | 'flows'
  >[];
}

/** Prepares what intents and slots mean, once for a project. */
export function compileMeanings(
  { manifest, intents }: Project,
  flowByIntent: CompiledProject['flowByIntent'],
  flows: CompiledProject['flows'],
): ProjectMeanings {
  const { escalation, cancel, repeat, memory, outOfScope } = manifest.policies;
  const meanings = new Map<string, IntentMeaning>();
  for (const [intent, { id }] of flowByIntent) {
    const trained = intents[intent];
    const act = trained === undefined ? undefined : actOfUtterances(utterancesOf(trained));
    meanings.set(intent, act === undefined ? { kind: 'flow', flow: id } : { kind: 'act', about: act });
  }
  for (const { intent } of outOfScope) meanings.set(intent, { kind: 'scope' });
  if (memory.consentSlot !== undefined)
    meanings.set(memory.forgetIntent, { kind: 'control', about: 'forget' });
  meanings.set(repeat.intent, { kind: 'control', about: 'repeat' });
  meanings.set(cancel.intent, { kind: 'control', about: 'cancel' });
  meanings.set(escalation.personIntent, { kind: 'person' });
  return {
    meanings,
    slots: Object.entries(manifest.slots).map(([slot, definition]) => ({
      slot,
      definition,
      entity: entityOfSlot(definition),
      names: namesOf(slot, definition.names),
      entities: entitiesOf(slot, entityOfSlot(definition), flows),
      flows: new Set([...flows.values()].filter((flow) => usesSlot(flow, slot)).map(({ id }) => id)),
    })),
  };
}

function entitiesOf(
  slot: string,
  own: string | undefined,
  flows: CompiledProject['flows'],
): ReadonlySet<string> {
  const found = new Set(own === undefined ? [] : [own]);
  for (const { reads } of flows.values()) {
    const entity = reads.get(slot);
    if (entity !== undefined) found.add(entity);
  }
  return found;
}

function usesSlot({ owns, states }: CompiledFlow, slot: string): boolean {
  return owns.includes(slot) || [...states.values()].some((state) => slotAskedBy(state) === slot);
}

/** What customers call a slot: the declared names, or the words of its id. */
export function namesOf(slot: string, names: readonly string[] | undefined): readonly string[] {
  const declared = (names ?? []).filter((name) => normalisePhrase(name) !== '');
  return declared.length > 0 ? declared : [slot.replaceAll('_', ' ')];
}
