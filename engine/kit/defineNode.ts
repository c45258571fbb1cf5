// Node kinds and their registry.

import type { z } from 'zod';
import type { JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type SchemaFinding, zodProblems } from '../base/zodProblems.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { QuickReply } from './effect.ts';
import type { Expectation } from './expectation.ts';
import type { FieldDescriptor } from './forms/fieldDescriptor.ts';
import type { StepContext, StepResult } from './step.ts';

/** An example of a node kind, run by the contract test: data and input of a step, and its expected result. */
export interface NodeFixture {
  readonly title: string;
  readonly data: JsonObject;
  /** Declared slots with their types; slots only named in `slots` are of type text. */
  readonly slotTypes?: Readonly<Record<string, SlotDefinition>>;
  readonly slots?: JsonObject;
  readonly vars?: JsonObject;
  readonly local?: JsonObject;
  /** Connected outcomes; none when absent. */
  readonly connected?: readonly string[];
  /** True: during the rewalk after a correction. */
  readonly rewalking?: boolean;
  /** Values mentioned before, by slot. */
  readonly noted?: JsonObject;
  /** True: where that rewalk ends. */
  readonly returned?: boolean;
  /** The customer's last message, when the trigger is not a message. */
  readonly message?: string;
  /** Trigger of the step, as in `StepTrigger`; a message without anything recognisable may omit `nlu`. */
  readonly trigger: JsonObject & { readonly type: string };
  /** Part of the expected `StepResult`: every given key must match. */
  readonly expect: JsonObject;
}

/** One outcome of a state: a port on the canvas and a key of the state's `on` map. */
export interface Outcome {
  readonly id: string;
  /** Shown at the port; may be a `$locale.key`. */
  readonly label: string;
  /** How the port is drawn. */
  readonly tone: 'normal' | 'else' | 'error';
  /** False: the project's policy applies when nothing is connected. */
  readonly required: boolean;
}

/** The only normal outcome of many kinds. */
export const nextOutcome: Outcome = { id: 'next', label: 'Next', tone: 'normal', required: true };

/** Outcome of a failed step; without a connection the conversation escalates. */
export const errorOutcome: Outcome = { id: 'error', label: 'Error', tone: 'error', required: false };

/** Outcome of a message that is not a valid answer; without a connection the no-match policy applies. */
export const noMatchOutcome: Outcome = { id: 'no_match', label: 'No match', tone: 'else', required: false };

/** Outcome of repeated silence; without a connection the conversation ends. */
export const noInputOutcome: Outcome = { id: 'no_input', label: 'No answer', tone: 'else', required: false };

/** How palette, canvas, inspector, checks and docs describe a node kind. */
export interface NodeDescription {
  /** Name in flow files: `collect`. */
  readonly kind: string;
  readonly label: string;
  /** One sentence for the palette and the docs. */
  readonly description: string;
  /** Other words that people search for when they mean this kind, in lower case: `if` for a branch. */
  readonly keywords: readonly string[];
  /** Name of a Tabler icon, without prefix: `message`, `git-branch`. */
  readonly icon: string;
  /** Group in the palette. */
  readonly category: 'talk' | 'ask' | 'logic' | 'connect' | 'finish';
  /** Data of a new state, as written to the file. Must parse. */
  readonly defaults: JsonObject;
  readonly fields: readonly FieldDescriptor[];
  /** Examples that the contract test runs and the docs show. */
  readonly fixtures: readonly NodeFixture[];
}

/** The slot a state asks for: while the state waits, no policy fills it. */
export interface AskedSlot {
  readonly slot: string;
  /** Entity that the state reads the slot from; the slot's own when absent. */
  readonly entity?: string | undefined;
}

/** What a state leads to besides its outcomes: an action, another flow, the end of its flow, or an agent. */
export type LeadsTo =
  | { readonly type: 'action'; readonly action: string }
  | { readonly type: 'flow'; readonly flow: string; readonly state?: string | undefined }
  | { readonly type: 'end' | 'handoff' };

/** How a waiting state overrides the project's policies. */
export interface Ladder {
  /** Consecutive failures allowed here; the next one escalates. */
  readonly escalateAfter?: number | undefined;
  /** Milliseconds of silence after which the state reprompts. */
  readonly noInputAfterMs?: number | undefined;
}

/** Everything about one kind of state, in one value; `D` is the parsed data of the kind. */
export interface NodeDefinition<D extends object> extends NodeDescription {
  /** The kind's own data, next to the common keys of a state. Parsing applies defaults. Strict. */
  readonly schema: z.ZodType<D>;
  /** The outcomes, given the data: each option of a choice is one. */
  readonly outcomes: (data: D) => readonly Outcome[];
  /** One line for the state's card on the canvas; may be a `$locale.key`. */
  readonly summary: (data: D) => string;
  /** For kinds that ask for a slot. */
  readonly asks?: (data: D) => AskedSlot | undefined;
  /**
   * For kinds that wait for the customer: what the state does when they are not understood or silent. The step of such
   * a kind must handle the trigger `silence`.
   */
  readonly ladder?: (data: D) => Ladder;
  /**
   * For kinds that handle intents themselves: the intents that the state accepts as answers before any policy applies.
   */
  readonly claims?: (data: D) => readonly string[];
  /** For kinds that ask: why they ask, for customers who want to know; may be a `$locale.key`. */
  readonly why?: (data: D) => string | undefined;
  /**
   * For kinds that wait for the customer: what they expect, so that a message can be read as an answer. Null: no message
   * answers this state now.
   */
  readonly expects?: (data: D, context: StepContext) => Expectation | null;
  /** For kinds with quick replies: shown with the prompt by the step, and again by the no-match policy. */
  readonly quickReplies?: (data: D, context: StepContext) => readonly QuickReply[];
  /**
   * For kinds that do something which the customer may be unable to take back: it is not done on the word of a language
   * model alone.
   */
  readonly leadsTo?: (data: D) => LeadsTo | undefined;
  /** Pure: the same data and context give the same result. */
  readonly step: (data: D, context: StepContext) => StepResult;
}

/** A state's data, parsed and bound to its kind. */
export interface BoundNode {
  readonly outcomes: readonly Outcome[];
  readonly summary: string;
  readonly asks: AskedSlot | undefined;
  /** Undefined for kinds that leave a silent customer to the project's policy. */
  readonly ladder: Ladder | undefined;
  readonly claims: readonly string[];
  readonly why: string | undefined;
  readonly expects: (context: StepContext) => Expectation | null;
  readonly quickReplies: (context: StepContext) => readonly QuickReply[];
  readonly leadsTo: LeadsTo | undefined;
  readonly step: (context: StepContext) => StepResult;
}

/** A node kind in the registry; the data type is hidden behind {@link NodeKind.bind}. */
export interface NodeKind extends NodeDescription {
  readonly schema: z.ZodType;
  /** Parses the data of one state, without the common keys (see `stateData`). */
  readonly bind: (data: JsonObject) => Result<BoundNode, readonly SchemaFinding[]>;
}

/**
 * Declares a node kind.
 *
 * @param definition - See {@link NodeDefinition}.
 * @returns The kind, for the list in `engine/nodes/index.ts`.
 */
export function defineNode<D extends object>(definition: NodeDefinition<D>): NodeKind {
  const {
    outcomes,
    summary,
    asks,
    ladder,
    claims,
    why,
    expects,
    quickReplies,
    leadsTo,
    step,
    ...description
  } = definition;
  return {
    ...description,
    bind: (raw) => {
      const parsed = definition.schema.safeParse(raw);
      if (!parsed.success) return err(zodProblems(parsed.error));
      const data = parsed.data;
      return ok({
        outcomes: outcomes(data),
        summary: summary(data),
        asks: asks?.(data),
        ladder: ladder?.(data),
        claims: claims?.(data) ?? [],
        why: why?.(data),
        expects: (context) => expects?.(data, context) ?? null,
        quickReplies: (context) => quickReplies?.(data, context) ?? [],
        leadsTo: leadsTo?.(data),
        step: (context) => step(data, context),
      });
    },
  };
}

/** Node kinds by name. Passed as an argument wherever kinds matter. */
export type NodeRegistry = ReadonlyMap<string, NodeKind>;

/**
 * Creates the registry from a list.
 *
 * @throws Error when a kind is listed twice, which is a programming error.
 */
export function createNodeRegistry(kinds: readonly NodeKind[]): NodeRegistry {
  const registry = new Map<string, NodeKind>();
  for (const kind of kinds) {
    if (registry.has(kind.kind)) throw new Error(`The node kind ${kind.kind} is registered twice`);
    registry.set(kind.kind, kind);
  }
  return registry;
}
