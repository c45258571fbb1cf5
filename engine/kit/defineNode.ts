// What a node kind is, and the registry of them.

import type { z } from 'zod';
import type { JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type SchemaFinding, zodProblems } from '../base/zodProblems.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { QuickReply } from './effect.ts';
import type { FieldDescriptor } from './forms/fieldDescriptor.ts';
import type { StepContext, StepResult } from './step.ts';

/** A node kind by example: data, what is known, what happens, what must come out. Run by the contract test. */
export interface NodeFixture {
  readonly title: string;
  readonly data: JsonObject;
  /** Declared slots with their types; those only named in `slots` are of type text. */
  readonly slotTypes?: Readonly<Record<string, SlotDefinition>>;
  readonly slots?: JsonObject;
  readonly vars?: JsonObject;
  readonly local?: JsonObject;
  /** Ways out that lead somewhere; absent: none. */
  readonly connected?: readonly string[];
  /** True: the flow is walked again after a correction. */
  readonly rewalking?: boolean;
  /** What the customer said last, when the trigger itself is not a message. */
  readonly message?: string;
  /** Trigger of the step, as in `StepTrigger`; `nlu` may be left out of a message that says nothing recognisable. */
  readonly trigger: JsonObject & { readonly type: string };
  /** Part of the expected `StepResult`: every key given must match. */
  readonly expect: JsonObject;
}

/** One way out of a state: a port on the canvas and a key of the state's `on` map. */
export interface Outcome {
  readonly id: string;
  /** Shown at the port; may be a `$locale.key`. */
  readonly label: string;
  /** `normal` or `else` or `error`: how the port is drawn. */
  readonly tone: 'normal' | 'else' | 'error';
  /** False: the project's policy takes over when nothing is connected. */
  readonly required: boolean;
}

/** Shorthand for the only normal way out of a state. */
export const nextOutcome: Outcome = { id: 'next', label: 'Next', tone: 'normal', required: true };

/** Way out when a step fails; without a connection the conversation escalates. */
export const errorOutcome: Outcome = { id: 'error', label: 'Error', tone: 'error', required: false };

/** Way out when the customer's message does not fit; without a connection the no-match ladder runs. */
export const noMatchOutcome: Outcome = { id: 'no_match', label: 'No match', tone: 'else', required: false };

/** Way out when the customer stays silent; without a connection the conversation ends. */
export const noInputOutcome: Outcome = { id: 'no_input', label: 'No answer', tone: 'else', required: false };

/** What a node kind says of itself to palette, canvas, inspector, checks and docs. */
export interface NodeDescription {
  /** Name in flow files: `collect`. */
  readonly kind: string;
  readonly label: string;
  /** One sentence for the palette and the docs. */
  readonly description: string;
  /** Name of a Tabler icon, without prefix: `message`, `git-branch`. */
  readonly icon: string;
  /** Group in the palette. */
  readonly category: 'talk' | 'ask' | 'logic' | 'connect' | 'finish';
  /** Data of a freshly added state, as it is written to the file. Must parse. */
  readonly defaults: JsonObject;
  readonly fields: readonly FieldDescriptor[];
  /** Examples that the contract test runs and the docs show. */
  readonly fixtures: readonly NodeFixture[];
}

/** The slot a state asks for: while it waits, the slot is the state's business and no policy fills it. */
export interface AskedSlot {
  readonly slot: string;
  /** Entity the state reads the slot from; absent: the one in the slot's declaration. */
  readonly entity?: string | undefined;
}

/** What a state that waits does otherwise than the project's policies. */
export interface Ladder {
  /** Failures in a row that may happen here; the next one escalates. */
  readonly escalateAfter?: number | undefined;
  /** Milliseconds of silence after which the customer is asked again. */
  readonly noInputAfterMs?: number | undefined;
}

/** Everything about one kind of state, in one value; `D` is the parsed data of the kind. */
export interface NodeDefinition<D extends object> extends NodeDescription {
  /** The kind's own data, flat beside the common keys of a state. Parsing applies defaults. Strict. */
  readonly schema: z.ZodType<D>;
  /** Ways out, given the data: each option of a choice is one. */
  readonly outcomes: (data: D) => readonly Outcome[];
  /** One line for the state's card on the canvas; may be a `$locale.key`. */
  readonly summary: (data: D) => string;
  /** For kinds that ask for a slot. */
  readonly asks?: (data: D) => AskedSlot | undefined;
  /**
   * For kinds that wait for the customer: what the state does of its own when they are not understood or silent. Such
   * a kind's step knows the trigger `silence`.
   */
  readonly ladder?: (data: D) => Ladder;
  /** For kinds that read intents themselves: those that the state takes as answers, before any policy does. */
  readonly claims?: (data: D) => readonly string[];
  /** For kinds that offer answers to tap: shown with the prompt by the step, and again by the no-match ladder. */
  readonly quickReplies?: (data: D, context: StepContext) => readonly QuickReply[];
  /** Pure: same data and context, same result. */
  readonly step: (data: D, context: StepContext) => StepResult;
}

/** A state's data, parsed and tied to its kind. */
export interface BoundNode {
  readonly outcomes: readonly Outcome[];
  readonly summary: string;
  readonly asks: AskedSlot | undefined;
  /** Undefined for kinds without their own words for a customer who is silent: the project's are said. */
  readonly ladder: Ladder | undefined;
  readonly claims: readonly string[];
  readonly quickReplies: (context: StepContext) => readonly QuickReply[];
  readonly step: (context: StepContext) => StepResult;
}

/** A node kind as the registry holds it: the data type is hidden behind {@link NodeKind.bind}. */
export interface NodeKind extends NodeDescription {
  readonly schema: z.ZodType;
  /** Parses the data of one state (common keys already taken off, see `stateData`). */
  readonly bind: (data: JsonObject) => Result<BoundNode, readonly SchemaFinding[]>;
}

/**
 * Declares a node kind.
 *
 * @param definition - See {@link NodeDefinition}.
 * @returns The kind, for the list in `engine/nodes/index.ts`.
 */
export function defineNode<D extends object>(definition: NodeDefinition<D>): NodeKind {
  const { outcomes, summary, asks, ladder, claims, quickReplies, step, ...description } = definition;
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
        quickReplies: (context) => quickReplies?.(data, context) ?? [],
        step: (context) => step(data, context),
      });
    },
  };
}

/** The node kinds of the product by name. Passed in as an argument wherever kinds matter. */
export type NodeRegistry = ReadonlyMap<string, NodeKind>;

/**
 * Makes the registry from a list one can read.
 *
 * @throws Error when a kind is listed twice: a mistake of the programmer, not of a project.
 */
export function createNodeRegistry(kinds: readonly NodeKind[]): NodeRegistry {
  const registry = new Map<string, NodeKind>();
  for (const kind of kinds) {
    if (registry.has(kind.kind)) throw new Error(`The node kind ${kind.kind} is registered twice`);
    registry.set(kind.kind, kind);
  }
  return registry;
}
