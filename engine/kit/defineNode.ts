import type { z } from 'zod';
import type { JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type SchemaFinding, zodProblems } from '../base/zodProblems.ts';
import type { QuickReply } from './effect.ts';
import type { FieldDescriptor } from './fieldDescriptor.ts';
import type { NodeFixture } from './nodeFixture.ts';
import type { Outcome } from './outcome.ts';
import type { StepContext } from './stepContext.ts';
import type { StepResult } from './stepResult.ts';

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
