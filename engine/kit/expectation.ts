// What a waiting state expects of the customer, as data: understanding proposes readings of a message with it.
import type { Json } from '../base/json.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';

/** Something that the customer can choose. */
export interface ExpectedOption {
  readonly id: string;
  /** The label and other words for it, rendered. */
  readonly phrases: readonly string[];
  /** Intent that means this option. */
  readonly intent?: string | undefined;
}

/** The value of a slot. */
export interface ExpectedValue {
  readonly type: 'value';
  readonly slot: string;
  readonly definition: SlotDefinition;
  /** Entity that the value is read from; undefined: the message itself. */
  readonly entity: string | undefined;
  /** How the state asks, if that decides what an answer means. */
  readonly question?: string;
  /** Values of the state's quick replies. */
  readonly offered: readonly string[];
  /** True: the whole message is the value, whatever it says. */
  readonly anything: boolean;
  /** The value that the customer is asked to confirm, if they are. */
  readonly confirming?: Json;
}

/** What a waiting state expects. */
export type Expectation =
  /** One of several options, shown in this order. */
  | { readonly type: 'options'; readonly options: readonly ExpectedOption[] }
  | ExpectedValue
  /** A question, a comment or anything else in the customer's own words. */
  | { readonly type: 'words'; readonly anything: boolean };

/** An answer to what a state expected. */
export interface GivenAnswer {
  /** The id of an option; the value of a slot; true or false for a confirmation; null for the customer's own words. */
  readonly value: Json;
  /** What the answer is about: `confirmation` if the value confirms or rejects the one being confirmed. */
  readonly about: 'option' | 'value' | 'confirmation' | 'words';
  /** True if something in the message was recognised; false if the whole message was taken. */
  readonly recognised: boolean;
}
