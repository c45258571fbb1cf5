import type { Json } from '../base/json.ts';
import type { Expectation } from '../kit/expectation.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { Reading } from '../model/reading.ts';

/** A declared slot, as far as a message can be about it. */
export interface WaitingSlot {
  readonly slot: string;
  readonly definition: SlotDefinition;
  /** Entity that fills it, or the one from which the state that asked for it reads it. */
  readonly entity: string | undefined;
  /** Every entity that a state of the project reads it from, its own included. */
  readonly entities: ReadonlySet<string>;
  /** What customers call it. */
  readonly names: readonly string[];
  /** Null: empty. */
  readonly value: Json;
  /** True if a running flow has asked for it. */
  readonly asked: boolean;
  /** Flows that own the slot or ask for it. */
  readonly flows: ReadonlySet<string>;
  /** Entity of a later state of the running flow that will ask for it; undefined if there is none. */
  readonly upcoming: string | undefined;
}

/** What an intent means in the project. */
export type IntentMeaning =
  | { readonly kind: 'person' | 'scope' }
  | { readonly kind: 'control'; readonly about: 'cancel' | 'repeat' | 'forget' }
  | { readonly kind: 'flow'; readonly flow: string }
  /** A social act, which the flow answers if there is one. */
  | { readonly kind: 'act'; readonly about: string }
  /** Nothing but a name that flows may read: "affirm". */
  | { readonly kind: 'none' };

/** What a language model may propose. */
export interface ModelScope {
  /** Flows that can be asked for. */
  readonly flows: readonly { readonly flow: string; readonly name: string; readonly description: string }[];
  /** Whether questions can be answered. */
  readonly questions: boolean;
  /** Whether what follows from a reading cannot be taken back: an agent, the end, a call that changes something. */
  readonly isLasting: (reading: Pick<Reading, 'kind' | 'about'>) => boolean;
}

/** What a conversation waits for, as data: everything that proposing readings may depend on besides the message. */
export interface Waiting {
  /** What the waiting state expects; null if it waits for a timer or for nothing in particular. */
  readonly expectation: Expectation | null;
  /** What the assistant asked last. */
  readonly prompt: string;
  /** Intents that the state handles as answers. */
  readonly claims: readonly string[];
  /** The slot that is being asked for. */
  readonly asked: string | undefined;
  readonly slots: readonly WaitingSlot[];
  /** Ids of the running flows. */
  readonly running: readonly string[];
  readonly meaningOf: (intent: string) => IntentMeaning;
  /** Intents below this confidence are not recognised. */
  readonly threshold: number;
  /** Whether corrections are understood. */
  readonly corrections: boolean;
  /** Whether dangers are recognised. */
  readonly safety: boolean;
  readonly locale: string;
  /** Absent: the project lets no language model propose readings. */
  readonly model?: ModelScope | undefined;
}
